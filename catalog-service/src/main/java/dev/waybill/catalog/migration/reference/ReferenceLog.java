package dev.waybill.catalog.migration.reference;

import java.util.function.Consumer;

/** What runs did to references. Safe for use by many threads. */
public interface ReferenceLog {

    /**
     * Tells of each address that the run replaced or restored, or that somebody changed before it could, in the order
     * in which the run came to them, each once and as it stands now. The memory that it takes does not depend on how
     * many there are.
     *
     * @throws dev.waybill.error.WaybillException {@link dev.waybill.error.ErrorCode#CATALOG_UNAVAILABLE}
     */
    void forEach(String run, Consumer<Reference> each);
}
