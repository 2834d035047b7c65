package dev.waybill.catalog.productindex;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What others said of products before Waybill had their images: prices, stock, whatever it was. The index goes on saying it.
 * What was kept is durable. Every call throws {@link dev.waybill.error.WaybillException} as {@link
 * dev.waybill.catalog.file.CatalogFiles} does. Safe for use by many threads.
 */
public interface ProductData {

    /** Keeps each in the place of what was kept of that product before. */
    void keep(Collection<KnownProduct> products);

    /** What is kept of these products, by their ids. */
    Map<String, KnownProduct> find(Collection<String> ids);

    /**
     * Products whose image is nowhere that files are taken from, in the order of their ids.
     *
     * @param after where to go on, null to begin
     * @param limit how many at most
     */
    List<KnownProduct> listWithoutImage(@Nullable String after, int limit);

    /** Keeps what the whole index said besides its products, as a JSON object, all of it ASCII. */
    void keepBesides(String json);

    /** The same, {@code {}} where there is nothing. */
    String besides();
}
