package dev.waybill.worker.store;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileStaged;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Sha256;
import dev.waybill.staging.MeasuredBody;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.StagingArea;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.PutOutcome;
import dev.waybill.storage.StoredObject;
import dev.waybill.worker.Outcomes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;

/**
 * Turns one staged file into one verified object (contract.md, section 6). It may be cut off at any point and called
 * again: what is there is looked at, never assumed, and every step may be repeated. Safe for use by many threads.
 */
public final class StoreFile {

    /** What an object of ours can be found to be that must not stay. */
    private static final Set<ErrorCode> SPOILT =
            Set.of(ErrorCode.S3_CORRUPTED, ErrorCode.CHECKSUM_MISMATCH, ErrorCode.S3_ENCRYPTION_MISSING);

    private final StagingArea staging;
    private final ObjectStores stores;
    private final ObjectStore store;
    private final Outcomes outcomes;
    private final Verification verification;

    public StoreFile(StagingArea staging, ObjectStores stores, Outcomes outcomes) {
        this.staging = staging;
        this.stores = stores;
        this.store = stores.current();
        this.outcomes = outcomes;
        this.verification = new Verification(store);
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
        boolean already = bytes.isEmpty() || put(file, bytes.get());
        String bucket = bytes.isEmpty() ? lookOnly(file).bucket() : store.bucket();
        outcomes.publish(new FileStored(file, bucket), eventId);
        staging.delete(file.id());
        return new StoreResult.Stored(already);
    }

    private boolean put(FileDetails file, StagedFile bytes) throws IOException {
        if (bytes.size() != file.size()) {
            throw new WaybillException(
                    ErrorCode.CHECKSUM_MISMATCH,
                    "staged are %d bytes, announced were %d".formatted(bytes.size(), file.size()));
        }
        PutOutcome outcome = store.putIfAbsent(file, bytes);
        StoredObject object = store.find(file.key()).orElseThrow(() -> vanished(file));
        Verification.requireOwn(file, object);
        verifyOrPutAgain(file, bytes, object, outcome);
        return outcome == PutOutcome.OCCUPIED;
    }

    /**
     * An object of ours that is not as it must be goes, so that the next attempt puts the staged bytes again; unless
     * those are the wrong ones, which a copy within the store does not notice, and no attempt will change.
     */
    private void verifyOrPutAgain(FileDetails file, StagedFile bytes, StoredObject object, PutOutcome outcome)
            throws IOException {
        try {
            verification.requireEncrypted(object);
            if (!verification.holds(file, object, outcome)) {
                requireAnnounced(file, bytes);
                throw new WaybillException(
                        ErrorCode.S3_CORRUPTED, "the object at %s has other bytes than sent".formatted(file.key()));
            }
        } catch (WaybillException e) {
            if (SPOILT.contains(e.code())) {
                store.delete(object);
            }
            throw e;
        }
    }

    private static void requireAnnounced(FileDetails file, StagedFile bytes) throws IOException {
        try (var body = new MeasuredBody(bytes.open(), file.size())) {
            body.transferTo(OutputStream.nullOutputStream());
            Sha256 staged = body.receipt().sha256();
            if (!staged.equals(file.sha256())) {
                throw new WaybillException(
                        ErrorCode.CHECKSUM_MISMATCH,
                        "staged bytes have SHA-256 %s, announced was %s".formatted(staged, file.sha256()));
            }
        }
    }

    /**
     * Without staged bytes it is either a redelivery of what has been stored, perhaps before the settings named another
     * store, or lost. Nothing is deleted here.
     */
    private ObjectStore lookOnly(FileDetails file) {
        ObjectStores.Found found = stores.find(file).orElseThrow(() -> missing(file));
        Verification.requireOwn(file, found.object());
        Verification there = new Verification(found.store());
        there.requireEncrypted(found.object());
        if (!there.holds(file, found.object(), PutOutcome.OCCUPIED)) {
            throw new WaybillException(
                    ErrorCode.BYTES_MISSING, "no staged bytes, and the object at %s has others".formatted(file.key()));
        }
        return found.store();
    }

    private static WaybillException missing(FileDetails file) {
        return new WaybillException(ErrorCode.BYTES_MISSING, "neither staged bytes nor an object at " + file.key());
    }

    private WaybillException vanished(FileDetails file) {
        return new WaybillException(
                verification.unavailable(), "the object at %s is gone right after it was put".formatted(file.key()));
    }
}
