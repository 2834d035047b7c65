package dev.waybill.catalog.edit;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.view.FileAnswers;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.List;

/** The header {@code If-Match} (RFC 9110, section 13.1.1): go on only if the file is still as the caller saw it. */
record IfMatch(List<String> etags) {

    /** @throws WaybillException {@link ErrorCode#PRECONDITION_FAILED} when the file is not as any of them says */
    void require(CatalogEntry entry) {
        if (!etags.isEmpty() && !etags.contains("*") && !etags.contains(FileAnswers.etag(entry))) {
            throw new WaybillException(ErrorCode.PRECONDITION_FAILED, "the file has changed since it was read");
        }
    }
}
