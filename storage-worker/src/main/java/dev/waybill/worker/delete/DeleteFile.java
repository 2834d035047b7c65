package dev.waybill.worker.delete;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.FileDeleted;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.file.FileDetails;
import dev.waybill.staging.StagingArea;
import dev.waybill.storage.ObjectStores;
import dev.waybill.worker.Outcomes;
import java.io.IOException;
import java.util.Optional;

/** Removes one file's object and staged bytes, and never anybody else's. Safe for use by many threads. */
public final class DeleteFile {

    private final StagingArea staging;
    private final ObjectStores stores;
    private final Outcomes outcomes;

    public DeleteFile(StagingArea staging, ObjectStores stores, Outcomes outcomes) {
        this.staging = staging;
        this.stores = stores;
        this.outcomes = outcomes;
    }

    /**
     * Returns when all is gone and {@code file.deleted} is acknowledged. May be repeated.
     *
     * @param eventId the id of the event that asked for it
     * @throws WaybillException always one whose code is retryable: call again later
     */
    public DeleteResult delete(FileDeletionRequested requested, String eventId) {
        FileDetails file = requested.file();
        DeleteResult result = deleteObject(file);
        try {
            staging.delete(file.id());
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.STAGING_UNAVAILABLE, "staging: " + e.getMessage(), e);
        }
        outcomes.publish(new FileDeleted(file), eventId);
        return result;
    }

    private DeleteResult deleteObject(FileDetails file) {
        Optional<ObjectStores.Found> found = stores.find(file);
        if (found.isEmpty()) {
            stores.current().check(); // a bucket that is away must not pass for an object that is not there
            return DeleteResult.ABSENT;
        }
        if (!found.get().object().fileId().equals(Optional.of(file.id()))) {
            return DeleteResult.FOREIGN;
        }
        found.get().store().delete(file.key());
        return DeleteResult.DELETED;
    }
}
