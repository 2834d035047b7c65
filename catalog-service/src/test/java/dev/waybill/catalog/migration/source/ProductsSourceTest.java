package dev.waybill.catalog.migration.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.migration.source.Found.Fit;
import dev.waybill.catalog.migration.source.Found.Unfit;
import dev.waybill.catalog.productindex.KnownProduct;
import dev.waybill.catalog.productindex.memory.InMemoryProductData;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.ObjectKey;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductsSourceTest extends SourceContract {

    private final InMemoryProductData kept = new InMemoryProductData();
    private final List<String> products = new ArrayList<>();

    @Override
    protected Source source() {
        SourceDirectory directory = new SourceDirectory(root);
        NamedFiles files = new NamedFiles(
                directory, new OldAddresses(List.of("/static")), new Drafting(new ObjectKey("metadata/products.json")));
        return new ProductsSource(directory, new ProductFiles(files, "images/"), kept);
    }

    @Override
    protected String add(byte[] content) {
        String path = "images/product_%03d.png".formatted(products.size() + 1);
        tree().put(path, content);
        list("""
                {"id":"product_%03d","name":"A mug","image_url":"/static/%s","price":19.90}""".formatted(products.size() + 1, path));
        return path;
    }

    private void list(String... more) {
        products.addAll(List.of(more));
        json("[" + String.join(",", products) + "]");
    }

    private void json(String json) {
        tree().put("products.json", json);
    }

    @Test
    void a_product_says_what_its_image_is() {
        tree().put("images/Mug 1.JPG", "x");
        list("""
                {"id":"product_1","name":"A mug","description":"It is blue","category":"kitchen",
                 "image_url":"images/Mug%201.JPG","created_at":"2024-01-02T03:04:05Z"}""");

        Fit fit = (Fit) walk().getFirst();

        assertThat(fit.path()).isEqualTo("images/Mug 1.JPG");
        assertThat(fit.draft().collection()).hasToString("products");
        assertThat(fit.draft().owner()).hasToString("product_id=product_1");
        assertThat(fit.draft().key()).hasToString("images/product_1.jpg");
        assertThat(fit.draft().filename()).hasToString("product_1.jpg");
        assertThat(fit.draft().originalFilename()).hasToString("Mug 1.JPG");
        assertThat(fit.draft().title()).isEqualTo("A mug");
        assertThat(fit.draft().description()).isEqualTo("It is blue");
        assertThat(fit.draft().tags()).containsExactly("kitchen");
        assertThat(fit.draft().createdAt()).isEqualTo("2024-01-02T03:04:05Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%s]",
                "{\"products\":[%s]}",
                "{\"generated_at\":\"2024-01-01T00:00:00Z\",\"products\":[%s],\"count\":1}",
                "\uFEFF{\"version\":{\"deep\":[1,{\"products\":[]}]},\"products\":[%s]}",
            })
    void the_list_may_have_any_of_its_shapes(String shape) {
        tree().put("images/product_1.png", "x");
        json(shape.formatted("{\"id\":\"product_1\",\"image_url\":\"images/product_1.png\"}"));

        source().check();
        assertThat(walk()).singleElement().isInstanceOf(Fit.class);
    }

    @ParameterizedTest
    @CsvSource({
        "products.json, product_1.png, images/product_1.png",
        "metadata/products.json, /images/product_1.png, images/product_1.png",
        "data/products.json, pictures/product_1.png, data/pictures/product_1.png",
        "data/products.json, http://localhost:5001/static/images/product_1.png?v=2, images/product_1.png",
    })
    void images_are_found_from_where_the_list_is(String list, String address, String path) {
        tree().put(path, "x");
        tree().put(list, "[{\"id\":\"product_1\",\"image_url\":\"%s\"}]".formatted(address));

        assertThat(walk()).singleElement().extracting(Found::path).isEqualTo(path);
        assertThat(source().place()).endsWith(list);
    }

    @Test
    void an_image_of_two_products_is_each_ones() throws Exception {
        tree().put("images/mug.png", "x");
        list(
                "{\"id\":\"product_1\",\"image_url\":\"images/mug.png\"}",
                "{\"id\":\"product_2\",\"image_url\":\"images/mug.png\"}");

        List<Found> found = walk();

        assertThat(found).extracting(Found::path).containsExactly("images/mug.png", "images/mug.png#product_2");
        assertThat(found)
                .extracting(each -> ((Fit) each).draft().key().value())
                .containsExactly("images/product_1.png", "images/product_2.png");
        try (InputStream bytes = source().bytes("images/mug.png#product_2").open()) {
            assertThat(bytes.readAllBytes()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"product_9\"', product_9",
        "'\"9\"', product_9",
        "9, product_9",
        "'\"a/b ü\"', product_a_b__-",
    })
    void ids_become_ids_of_products(String id, String owner) {
        tree().put("images/mug.png", "x");
        list("{\"id\":%s,\"image_url\":\"images/mug.png\"}".formatted(id));

        assertThat(walk())
                .singleElement()
                .extracting(found -> ((Fit) found).draft().owner().id())
                .asString()
                .startsWith(owner);
    }

    @Test
    void what_cannot_be_moved_is_told_of() {
        Unfit missing = unfit("{\"id\":\"product_1\",\"image_url\":\"images/missing.png\"}");
        assertThat(missing.path()).isEqualTo("images/missing.png");
        assertThat(missing.code()).isEqualTo(ErrorCode.SOURCE_UNREADABLE);
        assertThat(missing.message()).contains("product_1");

        assertThat(unfit("{\"image_url\":\"images/x.png\"}").message()).contains("has no id");
        assertThat(unfit("{\"id\":\"product_1\",\"image_url\":\"../../etc/passwd\"}")
                        .code())
                .isEqualTo(ErrorCode.SOURCE_UNREADABLE);
        assertThat(unfit("null").code()).isEqualTo(ErrorCode.SOURCE_LAYOUT);
        assertThat(unfit("[{\"id\":\"product_1\"}]").message()).contains("no object");
        assertThat(unfit("{\"id\":\"product_1\",\"x\":[" + "\"long\",".repeat(60_000) + "1]}")
                        .message())
                .contains("more than");
    }

    private Unfit unfit(String product) {
        products.clear();
        list(product);
        return (Unfit) walk().getFirst();
    }

    @Test
    void products_whose_image_is_elsewhere_are_left_where_they_are() {
        list(
                "{\"id\":\"product_1\",\"image_url\":\"https://bucket.s3.amazonaws.com/images/product_1.png\"}",
                "{\"id\":\"product_2\"}",
                "{\"id\":\"product_3\",\"image_url\":null}");

        assertThat(walk()).isEmpty();
        source().check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "\"text\"",
                "[{\"id\":\"product_1\"",
                "{\"products\":[{]}",
                "[{\"a\":\"\\u00",
                "{\"a\":",
            })
    void what_is_no_list_of_products_is_refused_without_repeating_it(String json) {
        json(json);

        assertRefused(ErrorCode.MIGRATION_SOURCE, () -> source().check());
        assertRefused(ErrorCode.MIGRATION_SOURCE, this::walk);
        assertRefused(ErrorCode.MIGRATION_SOURCE, () -> source().keepBesides());
    }

    @Test
    void a_list_that_is_a_link_is_not_followed() throws Exception {
        Files.writeString(root.resolve("other"), "[{\"id\":\"product_1\"}]");
        Files.createSymbolicLink(root.resolve("products.json"), root.resolve("other"));

        assertRefused(ErrorCode.MIGRATION_SOURCE, () -> source().check());
    }

    @Test
    void everything_that_is_said_of_a_product_is_kept() {
        tree().put("images/product_1.png", "x");
        json("""
                {"currency":"EUR","tax":{"rate":0.190},
                 "products":[
                  {"id":"product_1","image_url":"images/product_1.png","price":19.90,"stock":12345678901234567890,"ratio":1e400},
                  {"id":"product_2","image_url":"https://cdn.example.com/2.png","name":"Elsewhere"},
                  {"id":"product_3","image_url":"images/missing.png"}],
                 "count":3,"generated_at":"2024-01-01T00:00:00Z"}""");

        source().keepBesides();
        source().keepBesides();

        var known = kept.find(Set.of("product_1", "product_2", "product_3"));
        assertThat(known.get("product_1").json())
                .contains("\"price\":19.90", "\"stock\":12345678901234567890", "\"ratio\":1E+400");
        assertThat(known.get("product_1").hasImage()).isTrue();
        assertThat(kept.listWithoutImage(null, 10))
                .extracting(KnownProduct::id)
                .containsExactly("product_2", "product_3");
        assertThat(kept.besides())
                .contains("\"currency\":\"EUR\"", "0.190")
                .doesNotContain("count", "generated_at", "products");
    }

    @Test
    void what_json_can_spell_and_utf8_cannot_is_kept_as_it_is_spelt() {
        tree().put("images/product_1.png", "x");
        json("""
                {"half":"\\ud800","products":[
                 {"id":"product_1","name":"Größe \\ud83d","image_url":"images/product_1.png"}]}""");

        source().keepBesides();

        assertThat(kept.find(Set.of("product_1")).get("product_1").json())
                .containsIgnoringCase("Gr\\u00f6\\u00dfe \\ud83d");
        assertThat(kept.besides()).containsIgnoringCase("\\ud800");
        assertThat(walk())
                .singleElement()
                .extracting(found -> ((Fit) found).draft().title())
                .isEqualTo("Größe");
    }

    @Test
    void more_besides_the_products_than_the_index_can_say_is_refused() {
        json("{\"p1\":\"" + "x".repeat(200_000) + "\",\"p2\":\"" + "x".repeat(200_000) + "\"}");

        assertRefused(ErrorCode.MIGRATION_SOURCE, () -> source().keepBesides());
    }

    @Test
    void nothing_is_kept_by_looking() {
        add(new byte[1]);

        source().check();
        walk();

        assertThat(kept.find(Set.of("product_001"))).isEmpty();
    }

    @Test
    void a_list_that_is_gone_breaks_the_walk_off() {
        Source source = source();
        tree().put("images/x.png", "x");

        assertThat(source.isThere()).isFalse();
        assertRefused(ErrorCode.MIGRATION_SOURCE, () -> walk(source));
    }

    @Test
    void what_the_listener_throws_is_thrown_on() {
        add(new byte[1]);
        RuntimeException stop = new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "away");

        assertRefused(
                ErrorCode.CATALOG_UNAVAILABLE,
                () -> source().walk(found -> {
                    throw stop;
                }));
    }
}
