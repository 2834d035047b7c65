package dev.waybill.ingest.document;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a document's bytes are. */
public sealed interface Content {

    /** What a document may bring itself (contract.md, section 4.1). */
    int MAX_INLINE = 512 * 1024;

    /** Here. Not to be changed by whoever gets them. */
    record Inline(byte[] bytes) implements Content {}

    /** At a {@code source.uri}, of which nothing has been checked. */
    record Remote(String uri) implements Content {}

    /**
     * What {@code content_base64} and {@code source.uri} say together.
     *
     * @throws WaybillException BAD_REQUEST unless it is one of the two, FILE_TOO_LARGE
     */
    static Content of(@Nullable String base64, @Nullable String uri) {
        if ((base64 == null) == (uri == null)) {
            throw new WaybillException(
                    ErrorCode.BAD_REQUEST, "a document has content_base64 or source.uri, one of the two");
        }
        return uri == null ? inline(String.valueOf(base64)) : new Remote(uri);
    }

    private static Content inline(String base64) {
        byte[] content;
        try {
            content = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, "content_base64 is not base64", e);
        }
        if (content.length > MAX_INLINE) {
            throw new WaybillException(
                    ErrorCode.FILE_TOO_LARGE,
                    "content_base64 holds at most %d bytes; upload the document by itself".formatted(MAX_INLINE),
                    Map.of("max_file_size", MAX_INLINE, "actual_size", content.length));
        }
        return new Inline(content);
    }
}
