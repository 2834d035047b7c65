package dev.waybill.catalog.productindex.memory;

import dev.waybill.catalog.productindex.ProductData;
import dev.waybill.catalog.productindex.ProductDataContract;

class InMemoryProductDataTest extends ProductDataContract {

    @Override
    protected ProductData create() {
        return new InMemoryProductData();
    }
}
