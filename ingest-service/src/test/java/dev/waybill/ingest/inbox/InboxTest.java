package dev.waybill.ingest.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.event.FileStaged;
import dev.waybill.event.kafka.Topics;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Sha256;
import dev.waybill.testkit.Backends;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents that events bring, from every kind of source. */
class InboxTest extends InboxSetting {

    private static final byte[] PDF = "%PDF-1.7 an invoice".getBytes(UTF_8);

    @Test
    void a_document_with_its_bytes_becomes_a_staged_and_announced_file() throws Exception {
        inbox.submit("""
                {"collection":"documents","agency_id":"AGY-1","doc_type":"agency_invoice","filename":"inline.pdf",
                 "title":"November","tags":["a","b"],"sha256":"%s","content_type":"text/html","unknown":{"x":1},
                 "content_base64":"%s"}""".formatted(Sha256.of(PDF), Base64.getEncoder().encodeToString(PDF)));

        FileDetails file = announced.first(named("inline.pdf")).file();
        assertThat(stagedBytes(file.id())).isEqualTo(PDF);
        assertThat(file.key().value()).matches("uploads/agency_invoice/AGY-1_agency_invoice_\\d+_inline\\.pdf");
        assertThat(file.fileType().value()).isEqualTo("application/pdf");
        assertThat(file.title()).isEqualTo("November");
        assertThat(file.tags()).containsExactly("a", "b");
        assertThat(file.uploadedBy()).isEqualTo("inbox:waybill.inbox.v1");
    }

    @Test
    void documents_are_fetched_from_https_from_a_bucket_and_from_the_directory() throws Exception {
        HTTPS.answer("/good.pdf", 200, PDF);
        Files.write(DIRECTORY.resolve("scan.pdf"), PDF);
        try (S3Client client = S3.client()) {
            client.putObject(request -> request.bucket(S3.bucket()).key("in/a b.pdf"), RequestBody.fromBytes(PDF));
        }

        submitSource("from-https.pdf", "https://files.test:%d/good.pdf?token=x".formatted(HTTPS.port()));
        submitSource("from-file.pdf", DIRECTORY.resolve("scan.pdf").toUri().toString());
        submitSource("from-s3.pdf", "s3://%s/in/a b.pdf".formatted(S3.bucket()));

        for (String name : new String[] {"from-https.pdf", "from-file.pdf", "from-s3.pdf"}) {
            FileDetails file = announced.first(named(name)).file();
            assertThat(file.sha256()).isEqualTo(Sha256.of(PDF));
            assertThat(stagedBytes(file.id())).isEqualTo(PDF);
        }
    }

    @Test
    void the_same_event_makes_one_file_however_often_it_comes_and_is_fetched_once() throws Exception {
        HTTP.answer("/once.pdf", 200, PDF);
        String id = UUID.randomUUID().toString();
        String body = withSource("once.pdf", http("files.test", "/once.pdf"));

        inbox.publish(id, body);
        FileStaged first = announced.first(named("once.pdf"));
        inbox.publish(id, body);
        inbox.publish(id, body);
        submitAndAwait("behind-once.pdf");

        assertThat(announced.all(first.id())).allMatch(first::equals);
        assertThat(announced.seen().stream().filter(event -> named("once.pdf").test(event.file())))
                .allMatch(event -> event.id().equals(first.id()));
        assertThat(HTTP.hits("/once.pdf")).isEqualTo(1);
        assertThat(inbox.letters(id)).isEmpty();
    }

    @Test
    void the_same_id_with_another_document_is_not_taken_for_the_first() throws Exception {
        String id = UUID.randomUUID().toString();
        inbox.publish(id, withBytes("one.pdf", PDF));
        announced.first(named("one.pdf"));
        inbox.publish(id, withBytes("two.pdf", "%PDF other".getBytes(UTF_8)));

        assertThat(inbox.cause(id)).startsWith("IDEMPOTENCY_MISMATCH");
    }

    @ParameterizedTest
    @CsvSource({"/second-, fetched.pdf", "/first-, renamed.pdf"})
    void the_same_id_with_another_source_is_not_taken_for_the_first_and_not_fetched(String path, String filename)
            throws Exception {
        String id = UUID.randomUUID().toString();
        HTTP.answer("/first-" + id, 200, PDF);
        HTTP.answer("/second-" + id, 200, PDF);
        inbox.publish(id, withSource("fetched.pdf", http("files.test", "/first-" + id)));
        await().until(() -> HTTP.hits("/first-" + id) == 1);

        inbox.publish(id, withSource(filename, http("files.test", path + id)));

        assertThat(inbox.cause(id)).startsWith("IDEMPOTENCY_MISMATCH");
        assertThat(HTTP.hits("/first-" + id)).isEqualTo(1);
        assertThat(HTTP.hits("/second-" + id)).isZero();
    }

    @Test
    void a_source_under_the_id_of_bytes_is_read_to_tell_whether_it_is_the_same() throws Exception {
        Files.write(DIRECTORY.resolve("same.pdf"), PDF);
        Files.writeString(DIRECTORY.resolve("other.pdf"), "%PDF-1.7 other");
        String id = UUID.randomUUID().toString();
        inbox.publish(id, withBytes("bytes.pdf", PDF));
        FileStaged first = announced.first(named("bytes.pdf"));

        inbox.publish(id, withSource("bytes.pdf", "file:same.pdf"));
        inbox.publish(id, withSource("bytes.pdf", "file:other.pdf"));

        assertThat(inbox.cause(id)).startsWith("IDEMPOTENCY_MISMATCH");
        assertThat(inbox.letters(id)).hasSize(1);
        assertThat(announced.all(first.id())).allMatch(first::equals);
    }

    @Test
    void a_job_file_under_the_same_key_with_another_source_is_refused() throws Exception {
        Files.write(DIRECTORY.resolve("job-a.pdf"), PDF);
        Files.write(DIRECTORY.resolve("job-b.pdf"), PDF);
        String jobFile = """
                {"documents":[{"doc_type":"job_order","filename":"job.pdf","source":{"uri":"file:job-a.pdf"}}]}""";
        String key = UUID.randomUUID().toString();

        JsonNode first = postJobFile(jobFile, key).get(0);
        JsonNode again = postJobFile(jobFile, key).get(0);
        JsonNode other = postJobFile(jobFile.replace("job-a", "job-b"), key).get(0);

        assertThat(first.get("status").asInt()).as(first.toString()).isEqualTo(202);
        assertThat(again.get("file").get("id")).isEqualTo(first.get("file").get("id"));
        assertThat(other.get("status").asInt()).isEqualTo(422);
        assertThat(other.get("problem").get("code").asString()).isEqualTo("IDEMPOTENCY_MISMATCH");
    }

    @Test
    void an_outage_of_a_source_is_waited_for_while_others_go_on() throws Exception {
        AtomicBoolean up = new AtomicBoolean();
        HTTP.on("/flaky.pdf", exchange -> {
            exchange.sendResponseHeaders(up.get() ? 200 : 503, up.get() ? PDF.length : -1);
            if (up.get()) {
                exchange.getResponseBody().write(PDF);
            }
        });

        String id = submitSource("flaky.pdf", http("files.test", "/flaky.pdf"));
        submitAndAwait("behind-flaky.pdf");
        await().until(() -> HTTP.hits("/flaky.pdf") > 5);
        assertThat(announced.seen()).noneMatch(event -> named("flaky.pdf").test(event.file()));

        up.set(true);
        announced.first(named("flaky.pdf"));
        assertThat(inbox.letters(id)).isEmpty();
    }

    @Test
    void a_slow_document_holds_up_nobody() throws Exception {
        HTTP.dripping("/slow-1");

        for (int i = 0; i < 10; i++) {
            submitSource("slow-" + i, http("slow.test", "/slow-1"));
        }
        await().until(() -> HTTP.hits("/slow-1") == 8); // the lane is full
        submitAndAwait("behind-slow.pdf");
        Files.write(DIRECTORY.resolve("quick.pdf"), PDF);
        submitSource("quick.pdf", "file:quick.pdf");
        announced.first(named("quick.pdf"));
    }

    @Test
    void offsets_are_committed_once_everything_before_them_is_done() throws Exception {
        submitAndAwait("committed.pdf");
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", (Object) Backends.kafka().bootstrapServers()))) {
            TopicPartition zero = new TopicPartition(Topics.INBOX, 0);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                long end = admin.listOffsets(Map.of(zero, org.apache.kafka.clients.admin.OffsetSpec.latest()))
                        .partitionResult(zero)
                        .get()
                        .offset();
                var committed = admin.listConsumerGroupOffsets("ingest-service")
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(zero);
                assertThat(committed).isNotNull();
                assertThat(committed.offset()).isEqualTo(end);
            });
        }
    }

    @Test
    void a_job_file_takes_sources_by_the_same_code() throws Exception {
        HTTPS.answer("/job.pdf", 200, PDF);
        String jobFile = """
                {"documents":[
                  {"doc_type":"job_order","filename":"job.pdf","source":{"uri":"https://files.test:%d/job.pdf"}},
                  {"doc_type":"job_order","filename":"job.pdf","source":{"uri":"https://169.254.169.254/"}},
                  {"doc_type":"job_order","filename":"job.pdf","source":{"uri":"file:///etc/passwd"}},
                  {"doc_type":"job_order","filename":"job.pdf","source":{"uri":"http://metadata.test:%d/"}},
                  {"doc_type":"job_order","filename":"job.pdf","source":{}},
                  {"doc_type":"job_order","filename":"job.pdf","source":{"uri":"file:x"},"content_base64":"b25l"}]}""".formatted(HTTPS.port(), HTTP.port());

        JsonNode documents = postJobFile(jobFile, UUID.randomUUID().toString());

        assertThat(documents.get(0).get("status").asInt())
                .as(documents.toString())
                .isEqualTo(202);
        assertThat(documents.get(0).get("file").get("sha256").asString())
                .isEqualTo(Sha256.of(PDF).hex());
        for (int i = 1; i <= 3; i++) {
            assertThat(documents.get(i).get("problem").get("code").asString()).isEqualTo("SOURCE_REFUSED");
        }
        assertThat(documents.get(4).get("problem").get("detail").asString()).contains("source.uri is required");
        assertThat(documents.get(5).get("problem").get("detail").asString()).contains("one of the two");
    }

    /** @return what became of its documents */
    private JsonNode postJobFile(String jobFile, String key) throws Exception {
        URI address = URI.create("http://localhost:" + port + "/api/v1/jobs/J-9/documents");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", key)
                                .POST(BodyPublishers.ofString(jobFile))
                                .build(),
                        BodyHandlers.ofString());
        return JsonMapper.shared().readTree(answer.body()).get("documents");
    }

    private static Predicate<FileDetails> named(String filename) {
        return file -> file.originalFilename().value().equals(filename);
    }

    private String submitSource(String filename, String uri) throws Exception {
        return inbox.submit(withSource(filename, uri));
    }

    /** Something good behind what came before it, in the same partition. */
    private void submitAndAwait(String filename) throws Exception {
        inbox.submit(withBytes(filename, PDF));
        announced.first(named(filename));
    }

    static String withBytes(String filename, byte[] bytes) {
        return """
                {"collection":"documents","agency_id":"AGY-1","doc_type":"job_order","filename":"%s",
                 "content_base64":"%s"}""".formatted(filename, Base64.getEncoder().encodeToString(bytes));
    }

    static String withSource(String filename, String uri) {
        return """
                {"collection":"documents","agency_id":"AGY-1","doc_type":"job_order","filename":"%s",
                 "source":{"uri":"%s"}}""".formatted(filename, uri);
    }

    static String http(String host, String path) {
        return "http://%s:%d%s".formatted(host, HTTP.port(), path);
    }
}
