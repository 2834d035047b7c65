package dev.waybill.storage;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.Optional;

/** Looks at an object and says whether it is what it must be: ours, encrypted, and made of the announced bytes. */
final class Verification {

    private final ObjectStore store;

    Verification(ObjectStore store) {
        this.store = store;
    }

    /**
     * An object that claims this file's id and digest is ours even where its size is wrong: then the store has cut it
     * short. One with our id and another digest was announced as another file, and is not ours to replace.
     */
    static void requireOwn(FileDetails file, StoredObject object) {
        boolean own = object.fileId().equals(Optional.of(file.id()))
                && object.claimedSha256().equals(Optional.of(file.sha256()));
        if (!own) {
            throw new WaybillException(ErrorCode.KEY_TAKEN, "another object lies at " + file.key());
        }
    }

    /** Where the store encrypts at all: local storage does not, and says so. */
    void requireEncrypted(StoredObject object) {
        if (store.encrypts() && !object.aes256()) {
            throw new WaybillException(
                    ErrorCode.S3_ENCRYPTION_MISSING,
                    "the store does not say that the object at %s is encrypted with AES256".formatted(object.key()));
        }
    }

    /** Whether the bytes are the announced ones, by the cheapest proof there is; at worst by reading all of them. */
    boolean holds(FileDetails file, StoredObject object, PutOutcome outcome) {
        if (!object.isOf(file)) {
            return false;
        }
        return outcome == PutOutcome.VERIFIED || hasBytes(file, object);
    }

    /** Whether the object has the file's bytes, whosever it is. */
    boolean hasBytes(FileDetails file, StoredObject object) {
        return object.size() == file.size()
                && object.storeSha256().orElseGet(() -> hash(file)).equals(file.sha256());
    }

    /** What is said of the store when it loses an object: of S3, or of the directory that stands in for it. */
    ErrorCode unavailable() {
        return store.encrypts() ? ErrorCode.S3_UNAVAILABLE : ErrorCode.STORE_UNAVAILABLE;
    }

    private Sha256 hash(FileDetails file) {
        var digest = Sha256.newDigest();
        try (InputStream bytes = store.open(file.key())) {
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.S3_CONNECTION, "read %s back".formatted(file.key()), e);
        } catch (WaybillException e) {
            throw e.code() == ErrorCode.NOT_FOUND
                    ? new WaybillException(unavailable(), "gone while it was read: " + e.message(), e)
                    : e;
        }
        return Sha256.ofDigest(digest.digest());
    }
}
