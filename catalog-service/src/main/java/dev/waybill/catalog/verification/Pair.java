package dev.waybill.catalog.verification;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ListedObject;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog and a listing have at one key; one of them is there.
 *
 * @param covered whether the listing would have it, were an object there
 */
record Pair(@Nullable CatalogEntry entry, @Nullable ListedObject object, boolean covered) {

    /** Empty where no file of ours could lie. */
    Optional<ObjectKey> key() {
        return entry == null
                ? Objects.requireNonNull(object).objectKey()
                : Optional.of(entry.details().key());
    }

    /** Whether an object may lie there. */
    boolean mayBeThere() {
        return object != null || !covered;
    }
}
