package dev.waybill.catalog.file;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileDeleted;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileRelocated;
import dev.waybill.event.FileStaged;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileStatus;
import dev.waybill.storage.ObjectStores;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A status and the event that gave it. Of two standings of a file one always prevails, whichever was heard first, and
 * that is what makes the catalog independent of the order of events: a later attempt over an earlier one, failed over
 * staged in the same attempt, stored over both, relocated over stored, a deletion over everything. Of two events that say
 * the same, the earlier one, but of two relocations the later; of two of one id and time that which says more.
 *
 * @param attempt of {@code staged} and {@code failed}, else 0
 * @param failure of {@code failed}, else null
 * @param bucket of {@code stored}, and of {@code deleting} where the request says it, else null
 * @param relocation of {@code stored} where it lay elsewhere before, and of {@code deleting} where the request says so,
 *     else null
 */
public record Standing(
        FileStatus status,
        int attempt,
        Instant time,
        String eventId,
        @Nullable Failure failure,
        @Nullable String bucket,
        @Nullable Relocation relocation) {

    /** Above every attempt's rank: {@link FileStaged} bounds attempts at 10,000. */
    private static final int STORED_RANK = 1_000_000;

    private static final Comparator<Standing> PREVAILING_LAST = Comparator.comparingInt(Standing::rank)
            .thenComparing(Standing::compareWithinRank)
            .thenComparing(standing -> standing.bucket() != null)
            .thenComparing(standing -> standing.relocation() != null)
            .thenComparing(Standing::toString, Comparator.reverseOrder());

    private static final Comparator<Standing> LATEST_LAST =
            Comparator.comparing(Standing::time).thenComparing(Standing::eventId);

    static Standing of(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case FileStaged staged -> of(envelope, FileStatus.STAGED, staged.attempt(), null);
            case FileFailed failed ->
                of(envelope, FileStatus.FAILED, failed.attempt(), new Failure(failed.code(), failed.message()));
            case FileStored stored -> of(envelope, FileStatus.STORED, stored.bucket(), null);
            case FileRelocated moved ->
                of(envelope, FileStatus.STORED, moved.bucket(), new Relocation(moved.fromBucket()));
            case FileDeletionRequested requested ->
                of(envelope, FileStatus.DELETING, requested.bucket(), Relocation.from(requested.formerBucket()));
            case FileDeleted deleted -> of(envelope, FileStatus.DELETED, 0, null);
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

    /**
     * The bucket in which a file can be got at from here, null where none is known. That is where it lies, unless that is
     * not set up here and the one that it was relocated from is: what a migration has put elsewhere, with credentials of its
     * own, is had from where it was until the settings name the new bucket.
     */
    public @Nullable String bucketAtHand(ObjectStores stores) {
        String former = relocation == null ? null : relocation.fromBucket();
        boolean onlyFormer = bucket != null && former != null && !stores.isSetUp(bucket) && stores.isSetUp(former);
        return onlyFormer ? former : bucket;
    }

    private int rank() {
        return switch (status) {
            case STAGED -> 2 * attempt;
            case FAILED -> 2 * attempt + 1;
            case STORED -> relocation == null ? STORED_RANK : STORED_RANK + 1;
            case DELETING -> STORED_RANK + 2;
            case DELETED -> STORED_RANK + 3;
        };
    }

    /** Both have the same rank, so that both are relocations or neither is. */
    private static int compareWithinRank(Standing one, Standing other) {
        int order = LATEST_LAST.compare(one, other);
        return one.status == FileStatus.STORED && one.relocation != null ? order : -order;
    }

    private static Standing of(EventEnvelope envelope, FileStatus status, int attempt, @Nullable Failure failure) {
        return new Standing(status, attempt, envelope.time(), envelope.eventId(), failure, null, null);
    }

    private static Standing of(
            EventEnvelope envelope, FileStatus status, @Nullable String bucket, @Nullable Relocation relocation) {
        return new Standing(status, 0, envelope.time(), envelope.eventId(), null, bucket, relocation);
    }
}
