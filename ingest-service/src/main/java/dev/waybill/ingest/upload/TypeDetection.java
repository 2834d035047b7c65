package dev.waybill.ingest.upload;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.MediaType;
import dev.waybill.file.OriginalFilename;
import dev.waybill.ingest.collection.Collection;
import java.util.Map;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/**
 * What a file is by its first bytes and its name; what the sender says it is counts for nothing. Bytes without a
 * signature, such as text, are told apart by the name.
 */
@Component
class TypeDetection {

    /** As far as Tika's signatures look. */
    static final int HEAD = 64 * 1024;

    private final Tika tika = new Tika();

    /** @param head the first {@link #HEAD} bytes, or all of a shorter file */
    MediaType detect(byte[] head, OriginalFilename name) {
        return withoutParameters(tika.detect(head, name.value()));
    }

    /**
     * The same, held to a collection's rules.
     *
     * @throws WaybillException TYPE_NOT_ALLOWED
     */
    MediaType detectFor(Collection collection, byte[] head, OriginalFilename name) {
        MediaType type = detect(head, name);
        collection.requireAllowed(type);
        MediaType byName = withoutParameters(tika.detect(name.value()));
        if (collection.strict() && !byName.equals(type)) {
            throw new WaybillException(
                    ErrorCode.TYPE_NOT_ALLOWED,
                    "the name says %s, the bytes say %s".formatted(byName, type),
                    Map.of("file_type", type.value()));
        }
        return type;
    }

    /** Of some types Tika tells the version or format as well, such as {@code image/vnd.dxf;format=ascii}. */
    private static MediaType withoutParameters(String type) {
        int parameters = type.indexOf(';');
        return new MediaType((parameters < 0 ? type : type.substring(0, parameters)).strip());
    }
}
