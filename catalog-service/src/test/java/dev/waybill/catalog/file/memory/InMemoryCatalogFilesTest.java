package dev.waybill.catalog.file.memory;

import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.CatalogFilesContract;

class InMemoryCatalogFilesTest extends CatalogFilesContract {

    @Override
    protected CatalogFiles create() {
        return new InMemoryCatalogFiles();
    }
}
