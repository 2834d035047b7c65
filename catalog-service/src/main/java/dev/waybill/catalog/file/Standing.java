package dev.waybill.catalog.file;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileDeleted;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileStaged;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileStatus;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A status and the event that gave it. Of two standings of a file one always prevails, whichever was heard first, and
 * that is what makes the catalog independent of the order of events: a later attempt over an earlier one, failed over
 * staged in the same attempt, stored over both, a deletion over everything. Of two events that say the same, the earlier
 * one, and of two of one id and time that which says more.
 *
 * @param attempt of {@code staged} and {@code failed}, else 0
 * @param failure of {@code failed}, else null
 * @param bucket of {@code stored}, and of {@code deleting} where the request says it, else null
 */
public record Standing(
        FileStatus status,
        int attempt,
        Instant time,
        String eventId,
        @Nullable Failure failure,
        @Nullable String bucket) {

    /** Above every attempt's rank: {@link FileStaged} bounds attempts at 10,000. */
    private static final int STORED_RANK = 1_000_000;

    private static final Comparator<Standing> PREVAILING_LAST = Comparator.comparingInt(Standing::rank)
            .thenComparing(Standing::time, Comparator.reverseOrder())
            .thenComparing(Standing::eventId, Comparator.reverseOrder())
            .thenComparing(standing -> standing.bucket() != null)
            .thenComparing(Standing::toString, Comparator.reverseOrder());

    static Standing of(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case FileStaged staged -> of(envelope, FileStatus.STAGED, staged.attempt(), null, null);
            case FileFailed failed ->
                of(envelope, FileStatus.FAILED, failed.attempt(), new Failure(failed.code(), failed.message()), null);
            case FileStored stored -> of(envelope, FileStatus.STORED, 0, null, stored.bucket());
            case FileDeletionRequested requested -> of(envelope, FileStatus.DELETING, 0, null, requested.bucket());
            case FileDeleted deleted -> of(envelope, FileStatus.DELETED, 0, null, null);
        };
    }

    /** The one of the two that prevails. */
    Standing orPrevailing(Standing other) {
        return PREVAILING_LAST.compare(this, other) >= 0 ? this : other;
    }

    /** Whether a deletion has been asked for or done. */
    public boolean isGone() {
        return status == FileStatus.DELETING || status == FileStatus.DELETED;
    }

    private int rank() {
        return switch (status) {
            case STAGED -> 2 * attempt;
            case FAILED -> 2 * attempt + 1;
            case STORED -> STORED_RANK;
            case DELETING -> STORED_RANK + 1;
            case DELETED -> STORED_RANK + 2;
        };
    }

    private static Standing of(
            EventEnvelope envelope,
            FileStatus status,
            int attempt,
            @Nullable Failure failure,
            @Nullable String bucket) {
        return new Standing(status, attempt, envelope.time(), envelope.eventId(), failure, bucket);
    }
}
