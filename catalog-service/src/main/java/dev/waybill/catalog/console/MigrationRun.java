package dev.waybill.catalog.console;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run, as {@code GET /api/migrate/s3/runs/{id}} tells of it.
 *
 * @param control {@code run}, {@code paused} or {@code aborting}
 * @param finishedAt null until it is
 * @param ratePerSecond in bytes; null where it is not known
 * @param secondsLeft null where it is not known
 * @param error why it ended before its time, null unless it did
 */
record MigrationRun(
        String id,
        String mode,
        String status,
        String control,
        List<String> sources,
        @Nullable String bucket,
        @Nullable String region,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt,
        Files files,
        Bytes bytes,
        @Nullable Long ratePerSecond,
        @Nullable Long secondsLeft,
        References references,
        List<Check> checks,
        @Nullable String error) {

    private static final Set<String> ENDS =
            Set.of("completed", "completed_with_errors", "failed_preflight", "aborted", "undone");
    private static final Set<String> DONE = Set.of("completed", "completed_with_errors");
    private static final String REAL = "run";

    /** How many files there are of each state; the states follow one another, each file is counted once. */
    record Files(
            long total,
            long planned,
            long carried,
            long stored,
            long skippedPresent,
            long conflict,
            long refused,
            long failed) {

        /** Of those there is nothing more to do with. */
        long settled() {
            return stored + skippedPresent + conflict + refused + failed;
        }
    }

    record Bytes(long total, long done) {}

    record References(long replaced, long left, long conflict, long restored) {}

    /** @param message null when there is nothing to tell */
    record Check(String name, boolean ok, @Nullable String message) {}

    public boolean isOver() {
        return ENDS.contains(status);
    }

    public boolean isPaused() {
        return control.equals("paused");
    }

    public boolean isAborting() {
        return control.equals("aborting");
    }

    /** Whether there is something to look at again, and to take back. */
    public boolean isVerifiable() {
        return mode.equals(REAL) && DONE.contains(status);
    }

    public boolean isUndoable() {
        return mode.equals(REAL) && (DONE.contains(status) || status.equals("aborted"));
    }
}
