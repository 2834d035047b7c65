package dev.waybill.ingest.upload;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.MediaType;
import dev.waybill.file.OriginalFilename;
import dev.waybill.ingest.collection.Collection;
import dev.waybill.type.TypeDetection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a file is, held to the rules of its collection. */
@Component
class TypeRules {

    private final TypeDetection types = new TypeDetection();

    /**
     * The type of a file that the collection takes.
     *
     * @param head as {@link TypeDetection#detect} has it
     * @throws WaybillException TYPE_NOT_ALLOWED
     */
    MediaType detectFor(Collection collection, byte[] head, OriginalFilename name) {
        MediaType type = types.detect(head, name);
        collection.requireAllowed(type);
        MediaType byName = types.byName(name);
        if (collection.strict() && !byName.equals(type)) {
            throw new WaybillException(
                    ErrorCode.TYPE_NOT_ALLOWED,
                    "the name says %s, the bytes say %s".formatted(byName, type),
                    Map.of("file_type", type.value()));
        }
        return type;
    }
}
