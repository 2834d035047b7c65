package dev.waybill.ingest.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.error.WaybillException;
import dev.waybill.file.DocType;
import dev.waybill.file.FileId;
import dev.waybill.file.MediaType;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import dev.waybill.ingest.collection.CollectionSettings.Rules;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

class CollectionSettingsTest {

    @Test
    void collections_whose_keys_are_apart_are_taken() {
        var settings = new CollectionSettings(
                100, Map.of("a", rules("a/{uuid}.{ext}"), "b", rules("b/{uuid}.{ext}")), List.of("c/index.json"));

        assertThat(settings.toCollections()).hasSize(2);
    }

    @Test
    void collections_that_could_give_two_files_one_key_refuse_to_start() {
        var settings = new CollectionSettings(
                100, Map.of("a", rules("a/{uuid}.{ext}"), "b", rules("a/{job_id}-{hex}.{ext}")), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(settings::toCollections)
                .withMessageContaining("could be the same as those of");
    }

    @Test
    void a_collection_that_could_write_over_the_index_refuses_to_start() {
        var settings =
                new CollectionSettings(100, Map.of("a", rules("a/{stem}{hex}.{ext}")), List.of("a/x01234567.json"));

        assertThatIllegalArgumentException()
                .isThrownBy(settings::toCollections)
                .withMessageContaining("a/x01234567.json");
    }

    @Test
    void a_limit_of_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CollectionSettings(0, Map.of(), List.of()))
                .withMessageContaining("MAX_FILE_SIZE");
    }

    /** Section 3 of the contract, and the trees of the seeds: capabilities A03, B17, C06, C07, D13, D14, D15. */
    @ParameterizedTest
    @CsvSource({
        "documents, AGENCY, AGY-123, uploads/agency_invoice/AGY-123_agency_invoice_\\d+_invoice\\.png",
        "documents, CLIENT, CLT-456, uploads/agency_invoice/CLT-456_agency_invoice_\\d+_invoice\\.png",
        "job-documents, JOB, 68b71f6b73d950590d63e7db,"
                + " uploads/jobs/68b71f6b73d950590d63e7db/agency_invoice/[0-9a-f-]{36}-invoice\\.png",
        "event-media, EVENT, e1, events/e1/media/2025/06/07/080910_000011\\.png",
        "user-profiles, USER, u1, users/u1/profile/2025/06/07/080910_000011\\.png",
        "temp, USER, u1, temp/2025/06/07/080910_000011\\.png",
        "images, USER, u1, images/2025/06/invoice-[0-9a-f]{8}\\.png",
        "products, PRODUCT, product_001, images/product_001\\.png"
    })
    void shipped_collections_make_the_keys_of_the_contract(
            String collection, Owner.Kind kind, String owner, String expected) throws IOException {
        assertThat(key(shipped(Map.of()), collection, new Owner(kind, owner))).matches(expected);
    }

    @Test
    void products_lie_where_the_setting_says() throws IOException {
        CollectionSettings settings = shipped(Map.of("S3_IMAGE_PREFIX", "catalog/pictures/"));

        assertThat(key(settings, "products", new Owner(Owner.Kind.PRODUCT, "product_001")))
                .isEqualTo("catalog/pictures/product_001.png");
    }

    @Test
    void documents_may_be_pdf_and_xlsx() throws IOException {
        Collection documents = find(shipped(Map.of()), "documents");

        documents.requireAllowed(new MediaType("application/pdf"));
        documents.requireAllowed(new MediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> documents.requireAllowed(new MediaType("application/x-executable")));
    }

    private static String key(CollectionSettings settings, String collection, Owner owner) {
        return find(settings, collection)
                .layout()
                .key(
                        FileId.next(),
                        owner,
                        new DocType("agency_invoice"),
                        new OriginalFilename("invoice.png"),
                        Instant.parse("2025-06-07T08:09:10.000011Z"))
                .value();
    }

    private static Collection find(CollectionSettings settings, String name) {
        return settings.toCollections().stream()
                .filter(collection -> collection.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CollectionSettings shipped(Map<String, Object> variables) throws IOException {
        var sources = new MutablePropertySources();
        sources.addLast(new MapPropertySource("variables", variables));
        new YamlPropertySourceLoader()
                .load("ingest.yml", new ClassPathResource("ingest.yml"))
                .forEach(sources::addLast);
        var binder = new Binder(
                ConfigurationPropertySources.from(sources), new PropertySourcesPlaceholdersResolver(sources));
        return binder.bind("waybill.ingest", CollectionSettings.class).get();
    }

    private static Rules rules(String key) {
        return new Rules(key, Set.of(Owner.Kind.JOB), true, List.of("*/*"), false, null);
    }
}
