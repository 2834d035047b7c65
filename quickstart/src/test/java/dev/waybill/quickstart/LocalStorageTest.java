package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Without any S3 it is the same API, and says that it is not the same storage. */
@ExtendWith(OutputCaptureExtension.class)
class LocalStorageTest {

    private static final byte[] INVOICE = "%PDF-1.7 one invoice".getBytes(StandardCharsets.UTF_8);

    /** With secrets that nobody may find anywhere, and that are of use once S3 is enabled. */
    private static final Map<String, String> SETTINGS = Map.of(
            "S3_ENABLED", "false",
            "AWS_ACCESS_KEY_ID", "AKIACANARY",
            "AWS_SECRET_ACCESS_KEY", "canary-secret-access-key",
            "WAYBILL_SECRET_KEY", "canary-secret-key-of-more-than-32-bytes");

    @TempDir
    private static Path data;

    private static Everything waybill;
    private static Client client;
    private static String startLog = "";

    @BeforeAll
    static void up(CapturedOutput output) {
        System.getProperties().putAll(SETTINGS);
        try {
            waybill = Everything.start(data, new Ports(0, 0, 0, 0, 0));
        } finally {
            SETTINGS.keySet().forEach(System::clearProperty);
        }
        client = new Client(waybill.places());
        startLog = output.toString();
    }

    @AfterAll
    static void down() {
        waybill.close();
    }

    @Test
    void a_file_goes_in_is_listed_linked_streamed_and_deleted() throws Exception {
        JsonNode file = client.upload("/api/v1/agencies/AGY-123/documents/agency_invoice", "invoice.pdf", INVOICE);
        String url = file.get("url").asString();

        String link = client.awaitRedirect(url).headers().firstValue("Location").orElseThrow();
        assertThat(link).startsWith("/api/local/");
        HttpResponse<byte[]> followed = client.get(client.address() + link);
        assertThat(followed.statusCode()).isEqualTo(200);
        assertThat(followed.body()).isEqualTo(INVOICE);
        assertThat(followed.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(data.resolve("files").resolve(file.get("s3_key").asString())).hasBinaryContent(INVOICE);

        assertThat(client.list("/api/v1/files?status=stored"))
                .extracting(listed -> listed.get("id").asString())
                .contains(file.get("id").asString());
        HttpResponse<byte[]> range = range("/api/v1/files/" + file.get("id").asString() + "/content", "bytes=1-3");
        assertThat(range.statusCode()).isEqualTo(206);
        assertThat(range.body()).asString(StandardCharsets.UTF_8).isEqualTo("PDF");

        assertThat(client.delete(url).statusCode()).isEqualTo(204);
        assertThat(client.get(client.address() + url).statusCode()).isEqualTo(410);
        client.awaitStatus(client.address() + link, 404);
        assertThat(data.resolve("files").resolve(file.get("s3_key").asString())).doesNotExist();
    }

    @Test
    void the_self_test_says_that_there_is_no_s3_to_test() throws Exception {
        JsonNode report = JsonMapper.shared()
                .readTree(client.post("/api/v1/selftest", new byte[0]).body());
        assertThat(report.path("ok").asBoolean()).isTrue();
        assertThat(report.path("checks").valueStream()).isNotEmpty().allSatisfy(check -> {
            assertThat(check.path("status").asString()).isEqualTo("skipped");
            assertThat(check.path("message").asString()).contains("LOCAL_STORAGE_DIR");
        });
    }

    @Test
    void the_index_of_products_lies_beside_their_images() throws Exception {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        assertThat(client.post("/api/upload?filename=mug.png&name=A%20mug", png).statusCode())
                .isIn(201, 202);

        Path index = data.resolve("files/metadata/products.json");
        Awaitility.await().until(() -> Files.exists(index));
        JsonNode product = JsonMapper.shared().readTree(index).path("products").path(0);
        assertThat(product.path("name").asString()).isEqualTo("A mug");
        assertThat(data.resolve("files").resolve(product.path("s3_key").asString()))
                .hasBinaryContent(png);
    }

    @Test
    void health_says_degraded_and_never_nothing() throws Exception {
        HttpResponse<byte[]> health = client.get(client.address() + "/api/health");
        assertThat(health.statusCode()).isEqualTo(200);
        JsonNode said = JsonMapper.shared().readTree(health.body());
        assertThat(said.get("status").asString()).isEqualTo("degraded");
        assertThat(said.get("checks").get("storage").asString()).isEqualTo("degraded");

        HttpResponse<byte[]> readiness = client.get(waybill.places().management() + "/actuator/health/readiness");
        assertThat(readiness.statusCode()).isEqualTo(200);
        JsonNode actuator = JsonMapper.shared().readTree(readiness.body());
        assertThat(actuator.get("status").asString()).isEqualTo("DEGRADED");
        assertThat(actuator.get("components")
                        .get("storage")
                        .get("details")
                        .get("storage")
                        .asString())
                .isEqualTo("local, not encrypted");

        assertThat(client.awaitMetrics("waybill_store_fallback"))
                .containsPattern("waybill_store_fallback(\\{[^}]*})? 1\\.0");
    }

    /** Hostile input 36, as far as the start goes. */
    @Test
    void the_log_warns_and_tells_no_secret() {
        assertThat(startLog).contains("files go to LOCAL_STORAGE_DIR, unencrypted");
        assertThat(startLog.toLowerCase(Locale.ROOT)).doesNotContain("canary");
        assertThat((waybill.places().text() + waybill.places().json()).toLowerCase(Locale.ROOT))
                .doesNotContain("canary");
    }

    @Test
    void the_ready_line_says_where_files_lie() {
        Places places = waybill.places();

        assertThat(places.text())
                .contains("Files     " + data.resolve("files"), "not encrypted")
                .doesNotContain("access key");
        JsonNode json = JsonMapper.shared().readTree(places.json());
        assertThat(json.get("storage").asString()).isEqualTo("local");
        assertThat(json.has("s3")).isFalse();
    }

    /** What seed 004's page of an event's media would send. */
    @Test
    void an_events_media_are_shown_in_ranges() throws Exception {
        byte[] png = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13};
        JsonNode photo = post("/api/v1/events/e1/media?filename=photo.png", png);
        String stream = "/api/v1/events/e1/media/" + photo.get("id").asString() + "/stream";
        client.awaitStatus(client.address() + stream, 200);

        HttpResponse<byte[]> start = range(stream, "bytes=0-3");

        assertThat(start.statusCode()).isEqualTo(206);
        assertThat(start.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(start.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline;");
        Awaitility.await()
                .until(() -> new String(client.get(client.address() + "/api/v1/events/e1/media")
                                .body())
                        .startsWith("[{"));
    }

    private static JsonNode post(String path, byte[] content) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(client.address() + path))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isIn(201, 202);
            return JsonMapper.shared().readTree(answer.body());
        }
    }

    private static HttpResponse<byte[]> range(String path, String range) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(client.address() + path))
                            .header("Range", range)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
