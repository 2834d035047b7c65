package dev.waybill.catalog.productindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link ProductData} promises, for every adapter. */
public abstract class ProductDataContract {

    private static final KnownProduct MUG = new KnownProduct("product_1", "{\"price\":19.90}", true);

    private ProductData data;

    /** An empty one. */
    protected abstract ProductData create();

    @BeforeEach
    void start() {
        data = create();
    }

    @Test
    void what_was_kept_is_found_as_it_was() {
        data.keep(List.of(MUG));

        assertThat(data.find(Set.of("product_1", "product_2"))).isEqualTo(Map.of("product_1", MUG));
        assertThat(data.find(Set.of())).isEmpty();
    }

    @Test
    void what_is_kept_later_counts() {
        data.keep(List.of(MUG));
        KnownProduct changed = new KnownProduct("product_1", "{\"price\":20.00}", false);
        data.keep(List.of(changed));
        data.keep(List.of());

        assertThat(data.find(Set.of("product_1"))).containsValue(changed);
    }

    @Test
    void those_without_an_image_come_page_by_page() {
        for (String id : List.of("product_3", "product_2", "product_10")) {
            data.keep(List.of(new KnownProduct(id, "{}", false)));
        }
        data.keep(List.of(MUG));
        data.keepBesides("{}");

        assertThat(data.listWithoutImage(null, 2))
                .extracting(KnownProduct::id)
                .containsExactly("product_10", "product_2");
        assertThat(data.listWithoutImage("product_2", 2))
                .extracting(KnownProduct::id)
                .containsExactly("product_3");
        assertThat(data.listWithoutImage("product_3", 2)).isEmpty();
    }

    @Test
    void what_is_said_besides_is_kept() {
        assertThat(data.besides()).isEqualTo("{}");

        data.keepBesides("{\"currency\":\"EUR\"}");
        data.keepBesides("{\"currency\":\"USD\"}");

        assertThat(data.besides()).isEqualTo("{\"currency\":\"USD\"}");
        assertThat(data.listWithoutImage(null, 2)).isEmpty();
    }
}
