package dev.waybill.catalog.migration.carry;

import dev.waybill.event.EventEnvelope;

/** Tells of files that were carried. */
@FunctionalInterface
public interface Announcements {

    String SOURCE = "/waybill/catalog-service";

    /**
     * Returns once the event is acknowledged. It may be repeated: what follows from the same cause has the same id.
     *
     * @throws dev.waybill.error.WaybillException {@link dev.waybill.error.ErrorCode#KAFKA_UNAVAILABLE} when it was not; it
     *     may have been published all the same
     */
    void publish(EventEnvelope event);
}
