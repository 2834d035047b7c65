package dev.waybill.catalog.migration.run;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import dev.waybill.storage.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;

/** Reads what lies in stores. */
final class Objects {

    private Objects() {}

    static Sha256 hash(ObjectStore store, ObjectKey key) {
        var digest = Sha256.newDigest();
        try (InputStream bytes = store.open(key)) {
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.S3_CONNECTION, "read %s back".formatted(key), e);
        }
        return Sha256.ofDigest(digest.digest());
    }
}
