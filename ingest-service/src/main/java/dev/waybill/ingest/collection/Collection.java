package dev.waybill.ingest.collection;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.CollectionName;
import dev.waybill.file.KeyLayout;
import dev.waybill.file.MediaType;
import dev.waybill.file.Owner;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of one collection.
 *
 * @param owners the kinds of owner that its files may have
 * @param nameFromKey whether the key's last segment is unique and so serves as the name; else {@code {id}.{ext}} does
 * @param types what it takes: media types, or {@code text/*} for all of a kind, {@code &#42;/*} for any
 * @param strict whether a file's extension must agree with its bytes
 * @param maxSize in bytes
 */
public record Collection(
        CollectionName name,
        KeyLayout layout,
        Set<Owner.Kind> owners,
        boolean nameFromKey,
        List<String> types,
        boolean strict,
        long maxSize) {

    private static final String ANY_TYPE = "*/*";

    /** @throws WaybillException TYPE_NOT_ALLOWED */
    public void requireAllowed(MediaType type) {
        String kind = type.value().substring(0, type.value().indexOf('/'));
        if (!types.contains(type.value()) && !types.contains(kind + "/*") && !types.contains(ANY_TYPE)) {
            throw new WaybillException(
                    ErrorCode.TYPE_NOT_ALLOWED,
                    "%s takes no %s".formatted(name, type),
                    Map.of("file_type", type.value(), "allowed_types", types));
        }
    }

    /** @throws WaybillException FILE_TOO_LARGE */
    public void requireWithinLimit(long size) {
        if (size > maxSize) {
            throw new WaybillException(
                    ErrorCode.FILE_TOO_LARGE,
                    "the file has %d bytes, %s takes at most %d".formatted(size, name, maxSize),
                    Map.of("max_file_size", maxSize, "actual_size", size));
        }
    }

    /** @throws WaybillException BAD_REQUEST when its files cannot belong to such an owner */
    public void requireOwner(Owner owner) {
        if (!owners.contains(owner.kind())) {
            throw new WaybillException(
                    ErrorCode.BAD_REQUEST,
                    "files in %s belong to one of %s"
                            .formatted(
                                    name,
                                    owners.stream()
                                            .map(Owner.Kind::member)
                                            .sorted()
                                            .toList()));
        }
    }
}
