package dev.waybill.catalog.productindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.catalog.productindex.ProductIndex.Rebuilt;
import dev.waybill.catalog.productindex.memory.InMemoryIndexObject;
import dev.waybill.catalog.productindex.memory.InMemoryProductData;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Labels;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProductIndexTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final InMemoryCatalogFiles files = new InMemoryCatalogFiles();
    private final InMemoryProductData known = new InMemoryProductData();
    private final InMemoryIndexObject object = new InMemoryIndexObject();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ProductIndex index = over(object);

    private ProductIndex over(IndexObject where) {
        return new ProductIndex(
                files,
                known,
                key -> "https://cdn.example/" + key,
                where,
                new ProductIndexMetrics(metrics),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void it_holds_what_is_known_of_every_stored_product() {
        FileDetails mug = stored("A mug", "kitchen", "blue");

        assertThat(index.rebuild()).isEqualTo(new Rebuilt(1, true));

        JsonNode written = written();
        assertThat(written.path("generated_at").asString()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(written.path("count").asInt()).isEqualTo(1);
        JsonNode product = written.path("products").path(0);
        assertThat(product.propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "category",
                        "image_url",
                        "file_id",
                        "filename",
                        "s3_key",
                        "file_type",
                        "file_size",
                        "sha256",
                        "created_at",
                        "updated_at");
        assertThat(product.path("id").asString()).isEqualTo(mug.owner().id());
        assertThat(product.path("name").asString()).isEqualTo("A mug");
        assertThat(product.path("category").asString()).isEqualTo("kitchen");
        assertThat(product.path("image_url").asString()).isEqualTo("https://cdn.example/" + mug.key());
        assertThat(product.path("file_id").asString()).isEqualTo(mug.id().toString());
        assertThat(product.path("sha256").asString()).isEqualTo(mug.sha256().hex());
        assertThat(product.path("created_at").asString())
                .isEqualTo(mug.createdAt().toString());
    }

    @Test
    void without_a_title_the_name_is_the_original_file_name_and_without_a_tag_there_is_no_category() {
        stored(null);

        index.rebuild();

        JsonNode product = written().path("products").path(0);
        assertThat(product.path("name").asString()).isEqualTo("Photo 1.jpg");
        assertThat(product.has("category")).isFalse();
    }

    @Test
    void what_is_not_stored_or_is_deleted_or_is_no_product_is_left_out() {
        FileDetails shown = stored("Shown");
        files.saveAll(List.of(CatalogEntry.of(Samples.staged(SampleProducts.product("Staged")))));
        files.saveAll(List.of(CatalogEntry.of(Samples.deletionRequested(SampleProducts.product("Deleted")))));
        files.saveAll(List.of(CatalogEntry.of(Samples.stored(Samples.file()))));

        assertThat(index.rebuild().count()).isEqualTo(1);

        assertThat(written().path("products").path(0).path("file_id").asString())
                .isEqualTo(shown.id().toString());
    }

    @Test
    void many_products_are_read_page_by_page_newest_first() {
        for (int n = 0; n < 1234; n++) {
            SampleProducts.stored(files, SampleProducts.product("Product " + n, NOW.plusMillis(n)));
        }

        assertThat(index.rebuild().count()).isEqualTo(1234);

        assertThat(written()
                        .path("products")
                        .valueStream()
                        .map(p -> p.path("name").asString()))
                .hasSize(1234)
                .startsWith("Product 1233")
                .endsWith("Product 0");
    }

    @Test
    void it_is_not_written_again_while_nothing_has_changed() {
        FileDetails mug = stored("A mug");
        index.rebuild();
        Optional<IndexVersion> first = object.present();

        assertThat(index.rebuild()).isEqualTo(new Rebuilt(1, false));
        assertThat(object.present()).isEqualTo(first);

        CatalogEntry entry = files.findById(mug.id()).orElseThrow();
        files.saveAll(List.of(entry.relabelled(new Labels("A cup", null, List.of()), NOW)));
        assertThat(index.rebuild().changed()).isTrue();
        assertThat(written().path("products").path(0).path("name").asString()).isEqualTo("A cup");
        assertThat(count("written")).isEqualTo(2);
        assertThat(count("unchanged")).isEqualTo(1);
    }

    @Test
    void without_products_none_is_made_and_once_there_is_one_it_can_become_empty() {
        assertThat(index.rebuild()).isEqualTo(new Rebuilt(0, false));
        assertThat(object.present()).isEmpty();

        FileDetails mug = stored("A mug");
        index.rebuild();
        files.saveAll(List.of(files.findById(mug.id()).orElseThrow().apply(Samples.deletionRequested(mug))));

        assertThat(index.rebuild()).isEqualTo(new Rebuilt(0, true));
        assertThat(written().path("products")).isEmpty();
    }

    @Test
    void a_replica_that_comes_late_makes_it_anew_of_what_is_in_the_catalog_by_then() {
        stored("Old");
        ProductIndex late = over(new OvertakenOnce(object, () -> {
            stored("New");
            index.rebuild();
        }));

        assertThat(late.rebuild()).isEqualTo(new Rebuilt(2, false));

        assertThat(written().path("count").asInt()).isEqualTo(2);
        assertThat(count("conflict")).isEqualTo(1);
    }

    @Test
    void what_another_program_kept_there_is_not_lost() {
        object.putStrange("{\"products\":[{\"id\":\"product_001\"}]}".getBytes());
        IndexVersion strange = object.present().orElseThrow();
        stored("A mug");

        index.rebuild();

        assertThat(new String(object.kept(strange))).contains("product_001");
        assertThat(written().path("count").asInt()).isEqualTo(1);
    }

    @Test
    void an_outage_is_told_and_counted() {
        stored("A mug");
        ProductIndex cutOff = over(new OvertakenOnce(object, () -> {
            throw new WaybillException(ErrorCode.S3_CONNECTION, "away");
        }));

        assertThatThrownBy(cutOff::rebuild).hasMessage("away");

        assertThat(count("failed")).isEqualTo(1);
    }

    private FileDetails stored(String name, String... categories) {
        return SampleProducts.stored(files, SampleProducts.product(name, categories));
    }

    private JsonNode written() {
        return JsonMapper.shared().readTree(object.bytes());
    }

    private double count(String outcome) {
        return metrics.counter("waybill.product.index.writes", "outcome", outcome)
                .count();
    }

    /** Before the first write something else happens. */
    private static final class OvertakenOnce implements IndexObject {

        private final IndexObject object;
        private final Runnable before;
        private boolean overtaken;

        OvertakenOnce(IndexObject object, Runnable before) {
            this.object = object;
            this.before = before;
        }

        @Override
        public Optional<IndexVersion> present() {
            return object.present();
        }

        @Override
        public boolean write(IndexDraft draft, Optional<IndexVersion> replaced) {
            if (!overtaken) {
                overtaken = true;
                before.run();
            }
            return object.write(draft, replaced);
        }

        @Override
        public void keep(IndexVersion version) {
            object.keep(version);
        }
    }

    @Test
    void what_others_said_of_a_product_stays_and_what_is_known_better_is_put_in_its_place() {
        FileDetails mug = stored("A mug", "kitchen");
        String id = mug.owner().id();
        known.keep(List.of(new KnownProduct(id, """
                {"id":"mug-7","name":"A mug, as long as its name may be","price":19.90,"image_url":"images/mug.png","rating":null}""", true)));

        index.rebuild();

        assertThat(new String(object.bytes(), StandardCharsets.UTF_8)).contains("\"price\":19.90");
        JsonNode product = written().path("products").path(0);
        assertThat(product.path("id").asString()).isEqualTo("mug-7");
        assertThat(product.path("name").asString()).isEqualTo("A mug, as long as its name may be");
        assertThat(product.path("category").asString()).isEqualTo("kitchen");
        assertThat(product.path("image_url").asString()).isEqualTo("https://cdn.example/" + mug.key());
        assertThat(product.path("file_id").asString()).isEqualTo(mug.id().toString());
        assertThat(product.has("rating")).isTrue();
    }

    @Test
    void what_json_can_spell_and_utf8_cannot_does_not_stop_the_index() {
        FileDetails mug = stored("A mug", "kitchen");
        known.keep(List.of(new KnownProduct(mug.owner().id(), "{\"brand\":\"\\ud800\"}", true)));
        known.keepBesides("{\"\\udc00\":\"\\ud800\"}");

        assertThat(index.rebuild()).isEqualTo(new Rebuilt(1, true));

        assertThat(new String(object.bytes(), StandardCharsets.UTF_8)).containsIgnoringCase("\"brand\":\"\\ud800\"");
    }

    @Test
    void an_edit_counts_more_than_what_others_said() {
        FileDetails mug = stored("A mug", "kitchen");
        known.keep(List.of(new KnownProduct(mug.owner().id(), "{\"name\":\"Old\",\"category\":\"old\"}", true)));
        CatalogEntry entry = files.findById(mug.id()).orElseThrow();
        files.saveAll(List.of(entry.relabelled(new Labels("New", null, List.of()), NOW)));

        index.rebuild();

        JsonNode product = written().path("products").path(0);
        assertThat(product.path("name").asString()).isEqualTo("New");
        assertThat(product.has("category")).isFalse();
    }

    @Test
    void products_without_an_image_here_are_listed_as_they_were_and_those_whose_image_is_to_come_are_not() {
        known.keep(List.of(
                new KnownProduct("product_1", "{\"id\":\"product_1\",\"image_url\":\"https://elsewhere\"}", false),
                new KnownProduct("product_2", "{\"id\":\"product_2\"}", true)));
        known.keepBesides("{\"currency\":\"EUR\",\"tax\":0.190,\"count\":99}");

        assertThat(index.rebuild()).isEqualTo(new Rebuilt(1, true));

        assertThat(written().path("products").path(0).path("image_url").asString())
                .isEqualTo("https://elsewhere");
        assertThat(written().path("currency").asString()).isEqualTo("EUR");
        assertThat(written().path("count").asInt()).isEqualTo(1);
        assertThat(new String(object.bytes(), StandardCharsets.UTF_8)).contains("\"tax\":0.190");
        assertThat(index.rebuild()).isEqualTo(new Rebuilt(1, false));
    }
}
