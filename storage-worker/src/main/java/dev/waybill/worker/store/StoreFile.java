package dev.waybill.worker.store;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileStaged;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.StagingArea;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.VerifiedPut;
import dev.waybill.worker.Outcomes;
import java.io.IOException;
import java.util.Optional;

/**
 * Turns one staged file into one verified object (contract.md, section 6). It may be cut off at any point and called
 * again: what is there is looked at, never assumed, and every step may be repeated. Safe for use by many threads.
 */
public final class StoreFile {

    private final StagingArea staging;
    private final ObjectStores stores;
    private final ObjectStore store;
    private final Outcomes outcomes;
    private final VerifiedPut verifiedPut;

    public StoreFile(StagingArea staging, ObjectStores stores, Outcomes outcomes) {
        this.staging = staging;
        this.stores = stores;
        this.store = stores.current();
        this.outcomes = outcomes;
        this.verifiedPut = new VerifiedPut(store);
    }

    /**
     * Returns when the outcome is acknowledged: stored, and the staged bytes gone; or failed for good, and the staged
     * bytes kept.
     *
     * @param eventId the id of the event that announced the file
     * @throws WaybillException always one whose code is retryable: call again later
     */
    public StoreResult store(FileStaged staged, String eventId) {
        try {
            return storeAndTell(staged.file(), eventId);
        } catch (WaybillException e) {
            if (e.code().retryable()) {
                throw e;
            }
            outcomes.publish(new FileFailed(staged.file(), e.code(), e.message(), staged.attempt()), eventId);
            return new StoreResult.Failed(e.code(), e.message());
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.STAGING_UNAVAILABLE, "staging: " + e.getMessage(), e);
        }
    }

    /** The order matters: an outcome is told when it is so, and the bytes go when that is acknowledged. */
    private StoreResult storeAndTell(FileDetails file, String eventId) throws IOException {
        Optional<StagedFile> bytes = staging.find(file.id());
        boolean already = bytes.isEmpty() || verifiedPut.put(file, bytes.get());
        String bucket = bytes.isEmpty() ? lookOnly(file).bucket() : store.bucket();
        outcomes.publish(new FileStored(file, bucket), eventId);
        staging.delete(file.id());
        return new StoreResult.Stored(already);
    }

    /**
     * Without staged bytes it is either a redelivery of what has been stored, perhaps before the settings named another
     * store, or lost. Nothing is deleted here.
     */
    private ObjectStore lookOnly(FileDetails file) {
        ObjectStores.Found found = stores.find(file).orElseThrow(() -> missing(file));
        if (!new VerifiedPut(found.store()).holds(file, found.object())) {
            throw new WaybillException(
                    ErrorCode.BYTES_MISSING, "no staged bytes, and the object at %s has others".formatted(file.key()));
        }
        return found.store();
    }

    private static WaybillException missing(FileDetails file) {
        return new WaybillException(ErrorCode.BYTES_MISSING, "neither staged bytes nor an object at " + file.key());
    }
}
