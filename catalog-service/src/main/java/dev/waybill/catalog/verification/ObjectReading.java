package dev.waybill.catalog.verification;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Sha256;
import dev.waybill.storage.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.List;

/** What only reading all of an object can tell. */
@FunctionalInterface
interface ObjectReading {

    /** Believes what the store says. */
    ObjectReading NONE = (file, store) -> List.of();

    /** Reads it to its end. */
    ObjectReading WHOLE = ObjectReading::read;

    /** A sentence for each way in which the bytes are not the file's. */
    List<String> faults(FileDetails file, ObjectStore store);

    private static List<String> read(FileDetails file, ObjectStore store) {
        try (InputStream bytes = store.open(file.key());
                DigestInputStream hashed = new DigestInputStream(bytes, Sha256.newDigest())) {
            hashed.transferTo(OutputStream.nullOutputStream());
            Sha256 sha256 = Sha256.ofDigest(hashed.getMessageDigest().digest());
            return sha256.equals(file.sha256())
                    ? List.of()
                    : List.of("its bytes have SHA-256 %s, not %s".formatted(sha256, file.sha256()));
        } catch (IOException e) {
            ErrorCode code = store.encrypts() ? ErrorCode.S3_UNAVAILABLE : ErrorCode.STORE_UNAVAILABLE;
            throw new WaybillException(code, "read %s: %s".formatted(file.key(), e.getMessage()), e);
        }
    }
}
