package dev.waybill.catalog.deletion;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.FileDeletionRequested;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells the workers that a file is to go. */
@FunctionalInterface
public interface DeletionRequests {

    String SOURCE = "/waybill/catalog-service";

    /**
     * Returns once the request is acknowledged. It may be repeated.
     *
     * @throws dev.waybill.error.WaybillException {@link dev.waybill.error.ErrorCode#KAFKA_UNAVAILABLE} when it was not
     */
    void publish(EventEnvelope request);

    /**
     * The request to delete a file, which is the same however often it is made. It says where the file was stored, since
     * the settings may name another bucket by now, and where it lay before that, since nobody removes the object there
     * before the file itself is deleted; a request that is repeated says it as the first one did.
     */
    static EventEnvelope of(CatalogEntry entry, Instant now) {
        var relocation = entry.standing().relocation();
        return of(entry, entry.standing().bucket(), relocation == null ? null : relocation.fromBucket(), now);
    }

    /** The same for a file that was put into a bucket once it was deleted. @param formerBucket where it was before that */
    static EventEnvelope of(CatalogEntry entry, @Nullable String bucket, @Nullable String formerBucket, Instant now) {
        String eventId = EventIds.following(entry.id(), entry.id().toString(), FileDeletionRequested.class);
        Instant asked = entry.isGone() ? entry.standing().time() : now;
        return new EventEnvelope(
                eventId, asked, SOURCE, new FileDeletionRequested(entry.details(), bucket, formerBucket));
    }
}
