package dev.waybill.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.FileStaged;
import dev.waybill.event.FileStored;
import dev.waybill.event.kafka.EventPublisher;
import dev.waybill.file.FileId;
import dev.waybill.file.Sha256;
import dev.waybill.staging.StagingArea;
import dev.waybill.testkit.Backends;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uploads over HTTP, into a real staging directory, announced on a real broker. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class IngestServiceTest {

    private static final byte[] PDF = "%PDF-1.7 an invoice".getBytes(StandardCharsets.UTF_8);
    private static final int LIMIT = 1_000_000;

    @TempDir
    private static Path staging;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("KAFKA_BOOTSTRAP_SERVERS", () -> Backends.kafka().bootstrapServers());
        settings.add("WAYBILL_STAGING", staging::toString);
        settings.add("MAX_FILE_SIZE", () -> LIMIT);
        settings.add("S3_BUCKET_NAME", () -> "bucket");
        settings.add("management.server.port", () -> 0);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private StagingArea area;

    @Autowired
    private EventPublisher publisher;

    private final HttpClient http = HttpClient.newHttpClient();
    private AnnouncedFiles announced;

    @BeforeEach
    void listen() {
        announced = AnnouncedFiles.on(Backends.kafka().bootstrapServers());
    }

    @Test
    void a_raw_body_is_staged_and_announced_before_it_is_acknowledged() throws Exception {
        HttpResponse<String> answer =
                send(raw("/api/v1/agencies/AGY-123/documents/agency_invoice", "invoice.pdf", PDF));

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode body = json(answer);
        assertThat(answer.headers().firstValue("Location"))
                .contains("/api/v1/files/" + body.get("id").asString());
        assertThat(body.get("filename").asString()).matches("AGY-123_agency_invoice_\\d+_invoice\\.pdf");
        assertThat(body.get("s3_key").asString())
                .isEqualTo("uploads/agency_invoice/" + body.get("filename").asString());
        assertThat(body.get("file_path")).isEqualTo(body.get("s3_key"));
        assertThat(body.get("file_url").asString())
                .isEqualTo("https://bucket.s3.us-east-1.amazonaws.com/"
                        + body.get("s3_key").asString());
        assertThat(body.get("url").asString())
                .isEqualTo("/api/files/" + body.get("filename").asString());
        assertThat(body.get("original_filename").asString()).isEqualTo("invoice.pdf");
        assertThat(body.get("collection").asString()).isEqualTo("documents");
        assertThat(body.get("agency_id").asString()).isEqualTo("AGY-123");
        assertThat(body.get("doc_type").asString()).isEqualTo("agency_invoice");
        assertThat(body.get("file_type").asString()).isEqualTo("application/pdf");
        assertThat(body.get("size").asLong()).isEqualTo(PDF.length);
        assertThat(body.get("file_size").asLong()).isEqualTo(PDF.length);
        assertThat(body.get("sha256").asString()).isEqualTo(Sha256.of(PDF).hex());
        assertThat(body.get("status").asString()).isEqualTo("staged");
        assertThat(body.get("created_at").asString()).endsWith("Z");
        assertThat(body.get("updated_at").asString()).endsWith("Z");

        FileId id = FileId.parse(body.get("id").asString());
        assertThat(stagedBytes(id)).isEqualTo(PDF);
        assertThat(announced.all(id)).extracting(FileStaged::id).containsExactly(id);
    }

    @Test
    void a_form_is_taken_with_its_fields_before_or_after_the_file() throws Exception {
        Form form = new Form()
                .file("file", "Ümläut 文件.pdf", PDF)
                .field("title", "Märchen")
                .field("tags", "a, b,a");

        JsonNode body = json(send(form.post(uri("/api/v1/jobs/68b71f6b/documents/rate_card"))));

        assertThat(body.get("original_filename").asString()).isEqualTo("Ümläut 文件.pdf");
        assertThat(body.get("title").asString()).isEqualTo("Märchen");
        assertThat(body.get("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(body.get("job_id").asString()).isEqualTo("68b71f6b");
        assertThat(body.get("s3_key").asString())
                .matches("uploads/jobs/68b71f6b/rate_card/[0-9a-f-]{36}-_ml_ut___\\.pdf");
    }

    @Test
    void the_general_route_takes_collection_and_owner_from_the_form() throws Exception {
        Form form = new Form()
                .file("file", "rates.pdf", PDF)
                .field("collection", "documents")
                .field("client_id", "CLT-456")
                .field("doc_type", "rate_card")
                .field("status", "stored")
                .field("s3_key", "uploads/mine");

        JsonNode body = json(send(form.post(uri("/api/v1/files"))));

        assertThat(body.get("filename").asString()).matches("CLT-456_rate_card_\\d+_rates\\.pdf");
        assertThat(body.get("status").asString()).isEqualTo("staged");
        assertThat(body.get("s3_key").asString()).startsWith("uploads/rate_card/CLT-456");
    }

    @Test
    void an_empty_file_is_a_file() throws Exception {
        JsonNode body = json(send(raw("/api/v1/clients/CLT-1/documents/rate_card", "empty.txt", new byte[0])));

        assertThat(body.get("size").asLong()).isZero();
        assertThat(body.get("sha256").asString())
                .isEqualTo(Sha256.of(new byte[0]).hex());
    }

    @Test
    void two_files_of_one_name_get_two_keys() throws Exception {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            keys.add(json(send(raw("/api/v1/agencies/AGY-1/documents/job_order", "same.pdf", PDF)))
                    .get("s3_key")
                    .asString());
        }
        assertThat(keys).hasSize(20);
    }

    @Test
    void a_file_at_the_limit_is_taken_and_one_byte_more_is_refused_with_or_without_a_length() throws Exception {
        String route = "/api/v1/agencies/AGY-1/documents/job_order";

        assertThat(send(raw(route, "limit.txt", new byte[LIMIT])).statusCode()).isEqualTo(202);

        HttpResponse<String> tooLarge = send(raw(route, "more.txt", new byte[LIMIT + 1]));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(json(tooLarge).get("max_file_size").asLong()).isEqualTo(LIMIT);
        assertThat(json(tooLarge).get("code").asString()).isEqualTo("FILE_TOO_LARGE");

        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LIMIT + 1]));
        assertThat(send(HttpRequest.newBuilder(uri(route + "?filename=a.txt")).POST(chunked))
                        .statusCode())
                .isEqualTo(413);
        HttpResponse<String> farTooLarge = send(raw(route, "far.txt", new byte[20 * LIMIT]));
        assertThat(farTooLarge.statusCode()).isEqualTo(413);
        assertThat(json(farTooLarge).get("actual_size").asLong()).isEqualTo(20 * LIMIT);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void what_is_no_allowed_type_is_refused_and_leaves_nothing() throws Exception {
        byte[] elf = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 62, 0};

        HttpResponse<String> answer = send(raw("/api/v1/agencies/AGY-1/documents/job_order", "photo.jpg", elf));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(json(answer).get("allowed_types").toString()).contains("application/pdf");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void a_wrong_digest_keeps_nothing_and_a_right_one_is_no_hindrance() throws Exception {
        String route = "/api/v1/agencies/AGY-1/documents/job_order";

        HttpResponse<String> wrong = send(raw(route, "a.pdf", PDF)
                .header("Content-Digest", "sha-256=:" + Sha256.of(new byte[1]).base64() + ":"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(json(wrong).get("code").asString()).isEqualTo("CHECKSUM_MISMATCH");
        assertThat(leftovers()).isEmpty();

        HttpResponse<String> right = send(raw(route, "a.pdf", PDF)
                .header("Content-Digest", "sha-256=:" + Sha256.of(PDF).base64() + ":"));
        assertThat(right.statusCode()).isEqualTo(202);
    }

    @Test
    void an_idempotency_key_gives_the_same_answer_for_the_same_bytes_and_refuses_others() throws Exception {
        String route = "/api/v1/agencies/AGY-1/documents/job_order";
        String key = UUID.randomUUID().toString();

        HttpResponse<String> first = send(raw(route, "a.pdf", PDF).header("Idempotency-Key", key));
        HttpResponse<String> again = send(raw(route, "a.pdf", PDF).header("Idempotency-Key", key));
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(json(again)).isEqualTo(json(first));

        HttpResponse<String> other = send(raw(route, "a.pdf", "%PDF-other".getBytes(StandardCharsets.UTF_8))
                .header("Idempotency-Key", key));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).get("code").asString()).isEqualTo("IDEMPOTENCY_MISMATCH");
        assertThat(stagedBytes(FileId.parse(json(first).get("id").asString()))).isEqualTo(PDF);
    }

    @Test
    void fifty_at_once_with_the_same_idempotency_key_make_one_file() throws Exception {
        String route = "/api/v1/agencies/AGY-1/documents/job_order";
        String key = UUID.randomUUID().toString();
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> send(raw(route, "a.pdf", PDF).header("Idempotency-Key", key))));
            }
        }
        Set<String> ids = new HashSet<>();
        for (Future<HttpResponse<String>> future : answers) {
            HttpResponse<String> answer = future.get();
            assertThat(answer.statusCode()).isIn(202, 409);
            if (answer.statusCode() == 202) {
                ids.add(json(answer).get("id").asString());
            }
        }
        assertThat(ids).hasSize(1);
    }

    @Test
    void who_prefers_to_wait_is_told_when_the_file_is_stored() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> answer =
                    threads.submit(() -> send(raw("/api/v1/agencies/AGY-77/documents/job_order", "a.pdf", PDF)
                            .header("Prefer", "wait=30")));
            FileStaged staged = announced.first(file -> file.owner().id().equals("AGY-77"));
            publisher.publish(new EventEnvelope(
                    EventIds.next(), Instant.now(), "/test", new FileStored(staged.file(), "bucket")));

            assertThat(answer.get().statusCode()).isEqualTo(201);
            assertThat(json(answer.get()).get("status").asString()).isEqualTo("stored");
            assertThat(answer.get().headers().firstValue("Preference-Applied")).contains("wait=30");
        }
    }

    @Test
    void a_job_file_answers_for_each_document() throws Exception {
        String jobFile = """
                {"documents":[
                  {"doc_type":"agency_invoice","filename":"one.txt","content_base64":"b25l"},
                  {"doc_type":"Not A Type","filename":"two.txt","content_base64":"dHdv"},
                  {"doc_type":"job_order","filename":"three.txt","content_base64":"dGhyZWU=",
                   "sha256":"%s"}]}""".formatted(Sha256.of("three".getBytes(StandardCharsets.UTF_8)));

        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/api/v1/jobs/J-1/documents"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(jobFile)));

        assertThat(answer.statusCode()).isEqualTo(207);
        JsonNode documents = json(answer).get("documents");
        assertThat(documents.get(0).get("status").asInt()).isEqualTo(202);
        assertThat(documents.get(0).get("file").get("job_id").asString()).isEqualTo("J-1");
        assertThat(documents.get(1).get("status").asInt()).isEqualTo(400);
        assertThat(documents.get(1).get("problem").get("code").asString()).isEqualTo("BAD_REQUEST");
        assertThat(documents.get(2).get("status").asInt()).isEqualTo(202);
    }

    @Test
    void bad_requests_are_told_apart_and_say_why() throws Exception {
        String route = "/api/v1/agencies/AGY-1/documents/job_order";
        assertProblem(send(raw("/api/v1/agencies/nobody/documents/job_order", "a.pdf", PDF)), 400, "BAD_REQUEST");
        assertProblem(send(raw("/api/v1/agencies/AGY-1/documents/Bad-Type", "a.pdf", PDF)), 400, "BAD_REQUEST");
        assertProblem(
                send(HttpRequest.newBuilder(uri(route)).POST(BodyPublishers.ofByteArray(PDF))), 400, "BAD_REQUEST");
        assertProblem(send(raw(route, "a\0b.pdf", PDF)), 400, "BAD_NAME");
        assertProblem(send(raw(route, "x".repeat(5000), PDF)), 400, "BAD_NAME");
        assertProblem(
                send(HttpRequest.newBuilder(uri(route + "?filename=%FF%FE.pdf")).POST(BodyPublishers.ofByteArray(PDF))),
                400,
                "BAD_REQUEST");
        assertProblem(send(new Form().field("title", "no file").post(uri(route))), 400, "BAD_REQUEST");
        assertProblem(
                send(HttpRequest.newBuilder(uri(route))
                        .header("Content-Type", "multipart/form-data")
                        .POST(BodyPublishers.ofByteArray(PDF))),
                400,
                "BAD_REQUEST");
        assertProblem(send(HttpRequest.newBuilder(uri(route)).DELETE()), 405, "METHOD_NOT_ALLOWED");
        assertProblem(send(HttpRequest.newBuilder(uri("/api/v1/nothing")).GET()), 404, "NOT_FOUND");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("request_id").asString()).isNotEmpty();
        assertThat(answer.body()).doesNotContain("dev.waybill", "Exception");
    }

    private byte[] stagedBytes(FileId id) throws IOException {
        try (InputStream bytes = area.find(id).orElseThrow().open()) {
            return bytes.readAllBytes();
        }
    }

    private List<Path> leftovers() throws IOException {
        try (var files = Files.list(staging)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpRequest.Builder raw(String route, String filename, byte[] body) {
        String query = "?filename=" + URLEncoder.encode(filename, StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(uri(route + query)).POST(BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
