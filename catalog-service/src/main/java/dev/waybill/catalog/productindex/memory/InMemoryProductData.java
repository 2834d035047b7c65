package dev.waybill.catalog.productindex.memory;

import dev.waybill.catalog.productindex.KnownProduct;
import dev.waybill.catalog.productindex.ProductData;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Products in a map, forgotten with the process. */
public final class InMemoryProductData implements ProductData {

    private final TreeMap<String, KnownProduct> known = new TreeMap<>();
    private String besides = "{}";

    @Override
    public synchronized void keep(Collection<KnownProduct> products) {
        products.forEach(product -> known.put(product.id(), product));
    }

    @Override
    public synchronized Map<String, KnownProduct> find(Collection<String> ids) {
        Map<String, KnownProduct> found = new HashMap<>(known);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public synchronized List<KnownProduct> listWithoutImage(@Nullable String after, int limit) {
        return known.values().stream()
                .filter(product ->
                        !product.hasImage() && (after == null || product.id().compareTo(after) > 0))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void keepBesides(String json) {
        besides = json;
    }

    @Override
    public synchronized String besides() {
        return besides;
    }
}
