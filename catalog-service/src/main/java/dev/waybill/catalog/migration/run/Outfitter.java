package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.Run;

/** Gets runs what they need. */
@FunctionalInterface
public interface Outfitter {

    /**
     * What the order asks for; nothing of it is tried yet.
     *
     * @throws dev.waybill.error.WaybillException when it cannot be had, such as a source of an unknown name
     */
    Outfit outfit(Run run);
}
