package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tree of files that existed before Waybill did, slides that mention them, and somebody who dares to press the button. */
class MigrationTest {

    private static final Set<String> ENDS =
            Set.of("completed", "completed_with_errors", "failed_preflight", "aborted", "undone");
    private static final String SLIDE = "<img src=\"/images/2024/12/old-image.png\"> and"
            + " <a href='https://app.example.com/uploads/agency_invoice/AGY-123_agency_invoice_1732000000_March.pdf'>it</a>";

    @TempDir
    private static Path data;

    @TempDir
    private static Path tree;

    private static Everything waybill;
    private static Client client;
    private static MongoClient mongo;

    @BeforeAll
    static void up() throws IOException {
        write("images/2024/12/old-image.png", png("old"));
        write("images/2025/06/image4.jpg", png("another"));
        write("uploads/agency_invoice/AGY-123_agency_invoice_1732000000_March.pdf", text("%PDF-1.7 March"));
        write("uploads/jobs/JOB-9/job_order/0e8e5f0c-1111-4222-8333-444455556666-plan.pdf", text("%PDF-1.7 plan"));
        Map<String, String> settings = Map.of(
                "MIGRATION_SOURCE_DIR", tree.toString(),
                "MIGRATION_REFERENCES", "slides.html",
                "MIGRATION_ADDRESS_BASES", "https://app.example.com",
                "WAYBILL_SECRET_KEY", "a-secret-key-of-more-than-32-bytes-");
        System.getProperties().putAll(settings);
        try {
            waybill = Everything.start(data, new Ports(0, 0, 0, 0, 0));
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
        client = new Client(waybill.places());
        mongo = MongoClients.create(waybill.places().mongodb());
        slides().insertOne(new Document("_id", 1).append("html", SLIDE));
    }

    @AfterAll
    static void down() {
        mongo.close();
        waybill.close();
    }

    @Test
    void from_the_check_to_undo() throws Exception {
        Map<String, byte[]> originals = originals();
        assertThat(run("{\"mode\":\"check-only\"}").path("status").asString()).isEqualTo("completed");

        JsonNode plan = run("{\"mode\":\"dry-run\"}");
        assertThat(plan.path("files").path("planned").asLong())
                .as(plan.toString())
                .isEqualTo(4);
        assertThat(client.list("/api/v1/files?limit=10")).isEmpty();

        JsonNode done = run("{}");
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("completed");
        assertThat(done.path("files").path("stored").asLong()).isEqualTo(4);
        assertThat(done.path("verified").path("sound").asLong()).isEqualTo(4);
        String slide = slides().find().first().getString("html");
        assertThat(slide)
                .isEqualTo("<img src=\"/api/files/old-image.png\"> and"
                        + " <a href='/api/files/AGY-123_agency_invoice_1732000000_March.pdf'>it</a>");
        String link = client.awaitRedirect("/api/files/old-image.png")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(client.get(link).body()).isEqualTo(png("old"));

        JsonNode again = run("{}");
        assertThat(again.path("files").path("skipped_present").asLong()).isEqualTo(4);

        JsonNode status = json(client.get(client.address() + "/api/migrate/s3/status"));
        assertThat(status.path("total").asLong()).isEqualTo(4);
        assertThat(status.path("s3").asLong()).isEqualTo(4);
        assertThat(status.path("migrationNeeded").asBoolean()).isFalse();
        assertThat(status.path("s3Configured").asBoolean()).isTrue();

        String id = done.path("run_id").asString();
        assertThat(ended(control(id, "verify")).path("status").asString()).isEqualTo("completed");
        assertThat(ended(control(id, "undo")).path("status").asString()).isEqualTo("undone");
        assertThat(slides().find().first().getString("html")).isEqualTo(SLIDE);
        assertThat(originals()).containsExactlyEntriesOf(originals);
        assertThat(Files.readString(data.resolve("migration.log"))).contains("\"phase\":\"completed\"");
        String csv = new String(
                client.get(client.address() + "/api/migrate/s3/runs/" + id + "/report?format=csv")
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(csv).startsWith("path,source,key,").contains("\"images/2024/12/old-image.png\"");
    }

    @Test
    void row_35_an_endpoint_inside_and_a_secret_with_a_line_end_are_refused_and_nothing_is_given_back()
            throws Exception {
        HttpResponse<byte[]> inside = start("""
                {"bucketName":"a-bucket","accessKeyId":"AKIACANARY","secretAccessKey":"canary-secret",
                 "endpointUrl":"http://127.0.0.1:27017"}""");
        assertThat(inside.statusCode()).isEqualTo(422);
        HttpResponse<byte[]> lineEnd = start("""
                {"bucketName":"a-bucket","accessKeyId":"AKIACANARY","secretAccessKey":"canary\\nsecret"}""");
        assertThat(lineEnd.statusCode()).isEqualTo(400);
        for (HttpResponse<byte[]> answer : List.of(inside, lineEnd)) {
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("canary", "AKIACANARY");
        }
    }

    private static JsonNode run(String order) throws Exception {
        HttpResponse<byte[]> answer = start(order);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        return ended(answer);
    }

    private static JsonNode ended(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        String address = client.address() + "/api/migrate/s3/runs/"
                + json(answer).path("run_id").asString();
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> json(client.get(address)),
                        run -> ENDS.contains(run.path("status").asString()));
    }

    private static HttpResponse<byte[]> control(String id, String verb) throws Exception {
        return client.post("/api/migrate/s3/runs/" + id + "/" + verb, new byte[0]);
    }

    private static HttpResponse<byte[]> start(String order) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(client.address() + "/api/migrate/s3"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order)));
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static MongoCollection<Document> slides() {
        return mongo.getDatabase("waybill").getCollection("slides");
    }

    private static Map<String, byte[]> originals() throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(tree.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return all;
    }

    private static void write(String path, byte[] bytes) throws IOException {
        Path file = tree.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] png(String text) {
        return ("\u0089PNG\r\n\u001a\n" + text).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
