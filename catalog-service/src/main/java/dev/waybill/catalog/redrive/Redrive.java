package dev.waybill.catalog.redrive;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileStaged;
import dev.waybill.file.FileStatus;

/** Tells the workers of a staged file once more. */
@FunctionalInterface
public interface Redrive {

    /**
     * Who announced it the first time: a source and an id are what makes an event the same one (CloudEvents). Of a file that
     * a migration brought it was this service; then it is another event that says the same, which nobody minds.
     */
    String SOURCE = "/waybill/ingest-service";

    /**
     * Returns once the announcement is acknowledged. It may be repeated: a worker that hears of a file that it has stored
     * looks at the object and says so again, and one that finds no bytes says that the file failed.
     *
     * @throws IllegalArgumentException unless the file stands as staged
     * @throws dev.waybill.error.WaybillException {@link dev.waybill.error.ErrorCode#KAFKA_UNAVAILABLE} when it was not
     */
    void announceAgain(CatalogEntry entry);

    /** The announcement by which the file came to stand as it does: the same attempt, event id and time. */
    static EventEnvelope announcement(CatalogEntry entry) {
        var standing = entry.standing();
        if (standing.status() != FileStatus.STAGED) {
            throw new IllegalArgumentException("only what is staged is announced again, not " + entry.id());
        }
        return new EventEnvelope(
                standing.eventId(), standing.time(), SOURCE, new FileStaged(entry.details(), standing.attempt()));
    }
}
