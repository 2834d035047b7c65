package dev.waybill.catalog.edit;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.SaveOutcome;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes an entry that others may be changing at the same time: reads it again and repeats until it was the only one. */
public final class Edits {

    private static final int MAX_TRIES = 20;

    private final CatalogFiles files;

    public Edits(CatalogFiles files) {
        this.files = files;
    }

    /**
     * The entry as it is once changed and saved, or as it was when the change leaves it so.
     *
     * @param change made of each version that is tried; what it throws ends the edit
     */
    public CatalogEntry change(CatalogEntry found, UnaryOperator<CatalogEntry> change) {
        CatalogEntry present = found;
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            CatalogEntry changed = change.apply(present);
            if (changed.equals(present)) {
                return present;
            }
            if (files.saveAll(List.of(changed)).get(found.id()) == SaveOutcome.SAVED) {
                return changed.saved();
            }
            present = files.findById(found.id()).orElse(present);
        }
        throw new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "the file changes faster than it can be edited")
                .retryAfter(Duration.ofSeconds(1));
    }
}
