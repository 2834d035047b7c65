package dev.waybill.catalog.rebuild;

import dev.waybill.catalog.file.CatalogEntry;

/** A line of the answer: as it goes on, what differs, and last a summary. */
public sealed interface Line {

    /** @param step {@code reading}, {@code comparing} or {@code proving}; @param done events or rows so far */
    record Progress(String type, String step, long done) implements Line {
        Progress(String step, long done) {
            this("progress", step, done);
        }
    }

    /** A row that differs, and stays so unless it is added. */
    record Differing(String type, String kind, String id, String key, String status, String reason) implements Line {
        Differing(Difference kind, CatalogEntry entry) {
            this(
                    "difference",
                    kind.toString(),
                    entry.id().toString(),
                    entry.details().key().value(),
                    entry.status().toString(),
                    kind.reason());
        }
    }

    /**
     * What it came to.
     *
     * @param unreadable how much there was that tells of no file
     * @param added rows that were missing, and are there now
     * @param updated rows that were behind, and are not any more
     * @param refused rows that cannot be added, because another file has their name or key
     * @param now how the two compare at the end; in a dry run as they were found
     * @param ok whether nothing that the source tells of is missing
     */
    record Summary(
            String type,
            String from,
            boolean dryRun,
            long events,
            long unreadable,
            Comparison.Result found,
            long added,
            long updated,
            long refused,
            Comparison.Result now,
            boolean ok)
            implements Line {}
}
