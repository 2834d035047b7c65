package dev.waybill.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.RunningCatalog.Answer;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesWebTest {

    private static final String JSON = "application/json";

    private final RunningCatalog catalog = RunningCatalog.shared();

    @Test
    void aFileIsDescribedAsTheUploadWas() {
        FileDetails file = catalog.store(Samples.file());
        Answer answer = catalog.get("/api/v1/files/" + file.id());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isNotEmpty();
        assertThat(answer.members().keySet())
                .contains(
                        "id",
                        "filename",
                        "original_filename",
                        "collection",
                        "agency_id",
                        "doc_type",
                        "file_path",
                        "s3_key",
                        "file_url",
                        "url",
                        "file_type",
                        "size",
                        "file_size",
                        "sha256",
                        "status",
                        "created_at",
                        "updated_at")
                .doesNotContain("failure_code", "file", "owner");
        assertThat(answer.text("status")).isEqualTo("stored");
        assertThat(answer.text("file_url")).endsWith("/" + catalog.bucket.bucket() + "/" + file.key());
        assertThat(answer.text("url")).isEqualTo("/api/files/" + file.filename());
        assertThat(catalog.get("/api/v1/files/" + file.id(), "If-None-Match", answer.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void aFailureIsDescribedToo() {
        FileDetails file = Samples.file();
        catalog.publish(Samples.staged(file), Samples.failed(file));
        Answer answer = catalog.get("/api/v1/files/" + file.id());
        assertThat(answer.text("status")).isEqualTo("failed");
        assertThat(answer.text("failure_code")).isEqualTo("KEY_TAKEN");
        assertThat(answer.text("failure_message")).isEqualTo("taken");
    }

    @Test
    void theTimelineTellsEveryEventOnce() {
        FileDetails file = Samples.file();
        var staged = Samples.staged(file);
        catalog.publish(staged, staged, catalog.storedHere(file), staged);
        var events =
                catalog.get("/api/v1/files/" + file.id() + "/timeline").json().path("events");
        assertThat(events.valueStream().map(e -> e.path("type").asString()))
                .containsExactly("dev.waybill.file.staged.v1", "dev.waybill.file.stored.v1");
        assertThat(events.get(0).path("event_id").asString()).isEqualTo(staged.eventId());
        assertThat(Instant.parse(events.get(0).path("time").asString())).isEqualTo(staged.time());
    }

    @Test
    void unknownIs404AndMalformedIs400() {
        assertThat(catalog.get("/api/v1/files/" + FileId.next()).status()).isEqualTo(404);
        assertThat(catalog.get("/api/v1/files/" + FileId.next() + "/timeline").status())
                .isEqualTo(404);
        Answer bad = catalog.get("/api/v1/files/nothing");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(bad.text("request_id")).isNotEmpty();
    }

    @Test
    void labelsAreChangedByWhoSawThemLast() {
        FileDetails file = catalog.store(Samples.file());
        String path = "/api/v1/files/" + file.id();
        String seen = catalog.get(path).header("ETag");
        Answer changed = patch(path, "{\"title\":\"Neu\",\"tags\":[\"x\"]}", "If-Match", seen);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("title")).isEqualTo("Neu");
        assertThat(changed.header("ETag")).isNotEqualTo(seen);
        assertThat(patch(path, "{\"title\":\"Alt\"}", "If-Match", seen).status())
                .isEqualTo(412);
        assertThat(patch(path, "{\"title\":null}").members()).doesNotContainKey("title");
        assertThat(catalog.get(path).json().path("tags").get(0).asString()).isEqualTo("x");
        assertThat(patch(path, "{\"status\":\"deleted\"}").status()).isEqualTo(400);
        assertThat(patch(path, "{\"title\":\"" + "x".repeat(256) + "\"}").status())
                .isEqualTo(400);
        assertThat(catalog.send("PATCH", path, "x", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void theListGoesOnWhereItWasWhileFilesArrive() {
        String agency = "AGY-" + UUID.randomUUID();
        Owner owner = new Owner(Owner.Kind.AGENCY, agency);
        List<String> expected = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            FileDetails file = Samples.file(
                    "f" + n + ".pdf", "application/pdf", owner, Instant.now().plusSeconds(n / 2));
            catalog.publish(Samples.staged(file));
            expected.addFirst(file.id().toString());
        }
        String path = "/api/v1/files?limit=3&agency_id=" + agency;
        catalog.get("/api/v1/files/" + expected.getFirst());
        List<String> seen = new ArrayList<>();
        Answer page = catalog.get(path);
        while (true) {
            page.json().path("items").forEach(item -> seen.add(item.path("id").asString()));
            if (page.text("next").isEmpty()) {
                break;
            }
            FileDetails newer = Samples.file(
                    "n.pdf", "application/pdf", owner, Instant.now().plusSeconds(100));
            catalog.publish(Samples.staged(newer));
            catalog.get("/api/v1/files/" + newer.id());
            page = catalog.get(path + "&cursor=" + page.text("next"));
        }
        assertThat(seen).isEqualTo(expected);
        assertThat(catalog.get(path)
                        .json()
                        .path("items")
                        .get(0)
                        .path("original_filename")
                        .asString())
                .isEqualTo("n.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "agency=1", "cursor=x", "status=none", "agency_id=%24ne", "q=", "q[$ne]=1"})
    void aListThatCannotBeMeantIsRefusedWithASentence(String query) {
        Answer answer = catalog.get(
                "/api/v1/files?" + query.replace("[", "%5B").replace("]", "%5D").replace("$", "%24"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).isNotEmpty();
    }

    @Test
    void healthNamesWhatTheServiceNeeds() {
        Answer health = catalog.get("/api/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text("status")).isEqualTo("ok");
        assertThat(health.json().path("checks").propertyNames()).contains("kafka", "mongo", "catalogSchema");
        assertThat(catalog.management("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void metricsHaveTheNamesOfTheDashboard() {
        catalog.get("/api/files/" + catalog.store(Samples.file()).filename());
        String metrics = new String(catalog.management("/actuator/prometheus").bytes());
        assertThat(metrics)
                .contains(
                        "waybill_catalog_files{",
                        "waybill_catalog_oldest_age_seconds{",
                        "waybill_catalog_events_total{",
                        "waybill_catalog_apply_duration_seconds_bucket{",
                        "waybill_links_total{",
                        "waybill_link_duration_seconds_bucket{");
    }

    private Answer patch(String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", JSON));
        all.addAll(List.of(headers));
        return catalog.send("PATCH", path, body, all.toArray(String[]::new));
    }
}
