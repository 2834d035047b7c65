package dev.waybill.catalog.migration.source;

import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a file is by where it lies.
 *
 * @param key the path that is to be its key
 * @param originalFilename what it was called before it was put there
 * @param isNamedByKey whether it goes by its key's last segment; else by its id
 */
record Placement(
        CollectionName collection,
        Owner owner,
        @Nullable DocType docType,
        String key,
        String originalFilename,
        boolean isNamedByKey,
        Instant createdAt) {

    /** The same with somebody else's. */
    Placement of(Owner another) {
        return new Placement(collection, another, docType, key, originalFilename, isNamedByKey, createdAt);
    }
}
