package dev.waybill.catalog.rebuild;

import dev.waybill.catalog.file.CatalogFiles;

/** A catalog of its own, empty at first, which nobody else sees. Closing it drops it. */
public interface FreshCatalog extends AutoCloseable {

    CatalogFiles files();

    @Override
    void close();
}
