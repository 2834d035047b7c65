package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.source.Source;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.Sha256;
import dev.waybill.staging.MeasuredBody;
import dev.waybill.staging.StagedFile;
import java.io.IOException;
import java.io.OutputStream;

/** Reads what lies in sources. */
final class Originals {

    private Originals() {}

    /** @throws WaybillException {@link ErrorCode#SOURCE_UNREADABLE} when it cannot be read to its end */
    static Sha256 hash(Source source, String path) {
        return hash(source.bytes(path), path);
    }

    private static Sha256 hash(StagedFile bytes, String path) {
        try (MeasuredBody body = new MeasuredBody(bytes.open(), Long.MAX_VALUE)) {
            body.transferTo(OutputStream.nullOutputStream());
            return body.receipt().sha256();
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.SOURCE_UNREADABLE, path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
