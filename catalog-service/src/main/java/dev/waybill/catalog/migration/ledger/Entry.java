package dev.waybill.catalog.migration.ledger;

import dev.waybill.catalog.migration.Draft;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.error.ErrorCode;
import dev.waybill.file.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One file of a run.
 *
 * @param source the name of the source that it is from
 * @param path within it, unique in the run
 * @param size in bytes, as found
 * @param draft null where it cannot be moved
 * @param sha256 null while nobody has read it
 * @param code why it is not stored; null where it is, or may yet be
 * @param message the same for people
 * @param verified whether it was found at its key as it should be; null while nobody has looked
 */
public record Entry(
        RunId run,
        String source,
        String path,
        long size,
        @Nullable Draft draft,
        @Nullable Sha256 sha256,
        EntryState state,
        @Nullable ErrorCode code,
        @Nullable String message,
        @Nullable Boolean verified) {

    private static final int MAX_MESSAGE = 1_000;

    public Entry {
        if (message != null && message.length() > MAX_MESSAGE) {
            message = message.substring(0, MAX_MESSAGE);
        }
    }

    public static Entry planned(
            RunId run, String source, String path, long size, Draft draft, @Nullable Sha256 sha256) {
        return new Entry(run, source, path, size, draft, sha256, EntryState.PLANNED, null, null, null);
    }

    public static Entry refused(RunId run, String source, String path, long size, ErrorCode code, String message) {
        return new Entry(run, source, path, size, null, null, EntryState.REFUSED, code, message, null);
    }

    /** The draft of one that can be moved. @throws IllegalStateException where there is none */
    public Draft required() {
        if (draft == null) {
            throw new IllegalStateException(path + " cannot be moved");
        }
        return draft;
    }

    public Entry with(Draft other) {
        return new Entry(run, source, path, size, other, sha256, state, code, message, verified);
    }

    public Entry stored(Sha256 found) {
        return new Entry(run, source, path, size, draft, found, EntryState.STORED, null, null, verified);
    }

    public Entry present(Sha256 found, String why) {
        return new Entry(run, source, path, size, draft, found, EntryState.PRESENT, null, why, verified);
    }

    /** The same bytes are at its key, and were not put there by Waybill: the catalog knows nothing of them. */
    public Entry foreign(Sha256 found) {
        String why = "the bucket has the same bytes, though not from Waybill: the catalog does not know them";
        return new Entry(run, source, path, size, null, found, EntryState.PRESENT, null, why, verified);
    }

    public Entry conflicting(String why) {
        return new Entry(
                run, source, path, size, draft, sha256, EntryState.CONFLICT, ErrorCode.KEY_TAKEN, why, verified);
    }

    public Entry failed(ErrorCode why, String details) {
        return new Entry(run, source, path, size, draft, sha256, EntryState.FAILED, why, details, verified);
    }

    /** @param problem null where it is as it should be */
    public Entry verified(@Nullable String problem) {
        return new Entry(run, source, path, size, draft, sha256, state, code, problem, problem == null);
    }

    /** Where the file is found from then on; null unless it is there. */
    public @Nullable String address() {
        return draft != null && isThere() ? Draft.address(draft.filename()) : null;
    }

    /** Whether it is at its key, and the catalog knows it. */
    public boolean isThere() {
        return draft != null && (state == EntryState.STORED || state == EntryState.PRESENT);
    }
}
