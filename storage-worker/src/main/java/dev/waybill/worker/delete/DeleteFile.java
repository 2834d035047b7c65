package dev.waybill.worker.delete;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.FileDeleted;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.file.FileDetails;
import dev.waybill.staging.StagingArea;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.StoredObject;
import dev.waybill.worker.Outcomes;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        DeleteResult result = deleteObject(file, bucketAtHand(requested));
        deleteFormerObject(requested);
        try {
            staging.delete(file.id());
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.STAGING_UNAVAILABLE, "staging: " + e.getMessage(), e);
        }
        outcomes.publish(new FileDeleted(file), eventId);
        return result;
    }

    /**
     * Where the file lies, unless that is not set up here and the bucket that it was relocated from is. What a migration has
     * put into a bucket with credentials of its own stays there: to ask for it without them would hold up the work behind it
     * until the settings name that bucket, and once they do, verification finds it.
     */
    private @Nullable String bucketAtHand(FileDeletionRequested requested) {
        String bucket = requested.bucket();
        String former = requested.formerBucket();
        boolean onlyFormer = bucket != null && former != null && !stores.isSetUp(bucket) && stores.isSetUp(former);
        return onlyFormer ? former : bucket;
    }

    /** What it was relocated from, nobody has removed before: a deletion means both, as far as both can be got at. */
    private void deleteFormerObject(FileDeletionRequested requested) {
        String former = requested.formerBucket();
        if (former != null && stores.isSetUp(former)) {
            ownIn(former, requested.file())
                    .ifPresent(found -> found.store().delete(requested.file().key()));
        }
    }

    private DeleteResult deleteObject(FileDetails file, @Nullable String bucket) {
        Optional<ObjectStores.Found> found =
                ownIn(bucket, file).map(Optional::of).orElseGet(() -> stores.find(file));
        if (found.isEmpty()) {
            stores.current().check(); // a bucket that is away must not pass for an object that is not there
            stores.release(file);
            return DeleteResult.ABSENT;
        }
        if (!found.get().object().fileId().equals(Optional.of(file.id()))) {
            return DeleteResult.FOREIGN;
        }
        found.get().store().delete(file.key());
        return DeleteResult.DELETED;
    }

    /** The file's own object in the bucket that the request names, which no settings may know any more. */
    private Optional<ObjectStores.Found> ownIn(@Nullable String bucket, FileDetails file) {
        if (bucket == null) {
            return Optional.empty();
        }
        ObjectStore store = stores.named(bucket);
        Optional<StoredObject> object = store.find(file.key());
        if (object.isEmpty()) {
            store.check();
        }
        return object.filter(it -> it.fileId().equals(Optional.of(file.id())))
                .map(it -> new ObjectStores.Found(store, it));
    }
}
