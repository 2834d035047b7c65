package dev.waybill.catalog.productindex;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProductIndexController {

    private final ProductIndex index;
    private final ProductIndexSettings settings;

    ProductIndexController(ProductIndex index, ProductIndexSettings settings) {
        this.index = index;
        this.settings = settings;
    }

    /** For administrators; nobody has to, unless somebody else wrote there. */
    @PostMapping("/api/v1/products/index")
    IndexBody rebuild() {
        var rebuilt = index.rebuild();
        return new IndexBody(settings.key().value(), rebuilt.count(), rebuilt.changed());
    }

    /**
     * The index as it is now.
     *
     * @param count of the products in it
     * @param changed whether it had to be written
     */
    record IndexBody(String key, int count, boolean changed) {}
}
