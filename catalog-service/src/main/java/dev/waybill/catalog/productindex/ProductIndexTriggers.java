package dev.waybill.catalog.productindex;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogReady;
import dev.waybill.catalog.file.EntrySaved;
import dev.waybill.file.CollectionName;
import dev.waybill.file.FileStatus;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/** When the index may be out of date: at start, when a product has changed, and now and then for what others left undone. */
final class ProductIndexTriggers {

    private final ProductIndexUpkeep upkeep;

    ProductIndexTriggers(ProductIndexUpkeep upkeep) {
        this.upkeep = upkeep;
    }

    @EventListener
    void onReady(CatalogReady ready) {
        upkeep.request();
    }

    @EventListener
    void onSaved(EntrySaved saved) {
        if (isOrWasListed(saved.entry())) {
            upkeep.request();
        }
    }

    @Scheduled(
            initialDelayString = "${waybill.catalog.product-index.refresh}",
            fixedDelayString = "${waybill.catalog.product-index.refresh}")
    void refresh() {
        upkeep.request();
    }

    private static boolean isOrWasListed(CatalogEntry entry) {
        return entry.details().collection().equals(CollectionName.PRODUCTS)
                && (entry.status() == FileStatus.STORED || entry.isGone());
    }
}
