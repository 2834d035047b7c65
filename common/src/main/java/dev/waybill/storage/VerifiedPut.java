package dev.waybill.storage;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Sha256;
import dev.waybill.staging.MeasuredBody;
import dev.waybill.staging.StagedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/**
 * Puts files at their keys and believes nothing: what lies there afterwards is looked at (contract.md, section 6, promises 3
 * and 4). It may be cut off at any point and called again. Safe for use by many threads.
 */
public final class VerifiedPut {

    /** What an object of ours can be found to be that must not stay. */
    private static final Set<ErrorCode> SPOILT =
            Set.of(ErrorCode.S3_CORRUPTED, ErrorCode.CHECKSUM_MISMATCH, ErrorCode.S3_ENCRYPTION_MISSING);

    private final ObjectStore store;
    private final Verification verification;

    public VerifiedPut(ObjectStore store) {
        this.store = store;
        this.verification = new Verification(store);
    }

    /**
     * Returns when the file's object lies at its key, encrypted where the store encrypts, and has the announced bytes. Of
     * what this file has put there and is not as it must be, nothing stays.
     *
     * @return whether an earlier call had put it there
     * @throws WaybillException {@link ErrorCode#KEY_TAKEN} when another's object lies there, {@link
     *     ErrorCode#CHECKSUM_MISMATCH} when the bytes are not the announced ones; else retryable
     * @throws IOException when the bytes cannot be read
     */
    public boolean put(FileDetails file, StagedFile bytes) throws IOException {
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
     * Whether an object that was found is the file's, whole. Nothing is deleted.
     *
     * @throws WaybillException {@link ErrorCode#KEY_TAKEN} when it is another's, {@link ErrorCode#S3_ENCRYPTION_MISSING}
     *     when it is not encrypted; retryable when it cannot be read
     */
    public boolean holds(FileDetails file, StoredObject found) {
        Verification.requireOwn(file, found);
        verification.requireEncrypted(found);
        return verification.holds(file, found, PutOutcome.OCCUPIED);
    }

    /**
     * Whether an object that was found at the file's key, whosever it is, has the very same bytes: by its size, by what the
     * store itself keeps as its SHA-256, and where it keeps none by reading all of it.
     */
    public boolean hasBytes(FileDetails file, StoredObject found) {
        return verification.hasBytes(file, found);
    }

    /**
     * An object of ours that is not as it must be goes, so that the next attempt puts the bytes again; unless those are the
     * wrong ones, which a copy within the store does not notice, and no attempt will change.
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

    private WaybillException vanished(FileDetails file) {
        return new WaybillException(
                verification.unavailable(), "the object at %s is gone right after it was put".formatted(file.key()));
    }
}
