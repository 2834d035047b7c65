package dev.waybill.ingest.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import dev.waybill.event.kafka.Topics;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Sha256;
import dev.waybill.ingest.source.web.TestWebServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of hostile-inputs.md that events can bring. After each, the partition has moved on and nothing is left. */
class HostileInboxTest extends InboxSetting {

    private static final byte[] TEXT = "text".getBytes(UTF_8);

    @AfterEach
    void the_partition_has_moved_on_and_nothing_is_left() throws Exception {
        String behind = UUID.randomUUID() + ".txt";
        inbox.submit(InboxTest.withBytes(behind, TEXT));
        FileDetails file = announced
                .first(candidate -> candidate.originalFilename().value().equals(behind))
                .file();
        assertThat(stagedBytes(file.id())).isEqualTo(TEXT);
        await().untilAsserted(() -> assertThat(leftovers()).isEmpty());
    }

    static Stream<String> bodiesThatAreNoDocument() {
        String good = InboxTest.withBytes("a.txt", TEXT);
        return Stream.of(
                "",
                "null",
                "[]",
                "not json",
                "{}",
                good + good,
                "[".repeat(10_000) + "]".repeat(10_000),
                "{\"deep\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}",
                good.replace("\"filename\"", "\"filename\":\"b.txt\",\"filename\""),
                good.replace("\"agency_id\":\"AGY-1\"", "\"agency_id\":NaN"),
                good.replace("a.txt", "x".repeat(5000)),
                good.replace("a.txt", "a\\u0000.txt"),
                good.replace("\"agency_id\":\"AGY-1\",", ""),
                good.replace("\"agency_id\":\"AGY-1\"", "\"agency_id\":\"AGY-1\",\"job_id\":\"1\""),
                good.replace("AGY-1", "nobody"),
                good.replace("job_order", "Job Order"),
                good.replace("\"content_base64\"", "\"source\":{\"uri\":\"file:a\"},\"content_base64\""),
                good.replace("\"content_base64\"", "\"other\""),
                InboxTest.withSource("a.txt", "file:a").replace("\"file:a\"", "null"),
                good.replace("\"filename\"", "\"tags\":[null],\"filename\""),
                good.replace("\"filename\"", "\"sha256\":\"x\",\"filename\""));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatAreNoDocument")
    void row_20_a_body_that_is_no_document_is_a_dead_letter(String body) throws Exception {
        assertThat(inbox.cause(inbox.submit(body))).startsWith("BAD_EVENT");
    }

    @Test
    void row_20_a_string_of_megabytes_is_a_dead_letter_or_is_refused_by_the_broker() throws Exception {
        String id = inbox.submit(InboxTest.withBytes("a.txt", new byte[600 * 1024]));

        assertThat(inbox.cause(id)).startsWith("FILE_TOO_LARGE");
        assertThat(refusedByTheBroker(InboxTest.withBytes("a.txt", new byte[2 << 20])))
                .isTrue();
    }

    private boolean refusedByTheBroker(String body) throws Exception {
        try {
            inbox.submit(body);
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            return e.getCause() instanceof org.apache.kafka.common.errors.RecordTooLargeException;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "job-documents, job_id, 1, TYPE_NOT_ALLOWED, a.txt, f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAA",
        "documents, agency_id, AGY-1, BAD_REQUEST, a.txt, not-base64!",
        "nonsense, agency_id, AGY-1, BAD_REQUEST, a.txt, b25l",
        "event-media, agency_id, AGY-1, BAD_REQUEST, a.txt, b25l"
    })
    void row_20_a_document_that_no_collection_takes_is_a_dead_letter(
            String collection, String member, String owner, String code, String filename, String base64)
            throws Exception {
        String id = inbox.submit("""
                {"collection":"%s","%s":"%s","doc_type":"job_order","filename":"%s","content_base64":"%s"}""".formatted(collection, member, owner, filename, base64));

        assertThat(inbox.cause(id)).startsWith(code);
    }

    @Test
    void row_20_a_wrong_checksum_is_a_dead_letter() throws Exception {
        String id = inbox.submit(InboxTest.withBytes("a.txt", TEXT)
                .replace("\"filename\"", "\"sha256\":\"" + "0".repeat(64) + "\",\"filename\""));

        assertThat(inbox.cause(id)).startsWith("CHECKSUM_MISMATCH");
    }

    @Test
    void row_21_a_record_without_a_value_is_a_dead_letter() throws Exception {
        String id = UUID.randomUUID().toString();
        inbox.send(Topics.INBOX, Inbox.headers(id), null);

        assertThat(inbox.cause(id)).startsWith("BAD_EVENT: the record has no value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.waybill.document.submitted.v2",
                "dev.waybill.document.submitted",
                "dev.waybill.file.staged.v1",
                "java.lang.Runtime",
                ""
            })
    void row_21_an_unknown_type_or_a_future_version_is_a_dead_letter(String type) throws Exception {
        String id = UUID.randomUUID().toString();
        Map<String, String> headers = Inbox.headers(id);
        headers.put("ce_type", type);
        inbox.send(Topics.INBOX, headers, InboxTest.withBytes("a.txt", TEXT).getBytes(UTF_8));

        assertThat(inbox.cause(id)).startsWith("BAD_EVENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type"})
    void row_21_a_missing_header_is_a_dead_letter(String missing) throws Exception {
        String id = UUID.randomUUID().toString();
        Map<String, String> headers = Inbox.headers(id);
        headers.remove(missing);
        headers.put("test-id", id);
        inbox.send(Topics.INBOX, headers, InboxTest.withBytes("a.txt", TEXT).getBytes(UTF_8));

        assertThat(inbox.cause(id)).startsWith("BAD_EVENT");
    }

    @Test
    void row_21_a_type_header_of_another_class_is_ignored() throws Exception {
        String id = UUID.randomUUID().toString();
        Map<String, String> headers = new HashMap<>(Inbox.headers(id));
        headers.put("__TypeId__", "javax.script.ScriptEngineManager");
        inbox.send(Topics.INBOX, headers, InboxTest.withBytes("typed.txt", TEXT).getBytes(UTF_8));

        announced.first(file -> file.originalFilename().value().equals("typed.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"agency_id\":\"AGY-2\"", "\"client_id\":\"CLT-8\"", "\"agency_id\":\"AGY-11\""})
    void row_22_a_foreign_owner_is_a_dead_letter_and_a_line_in_the_security_log(String owner) throws Exception {
        try (AuditLog audit = new AuditLog()) {
            String id = inbox.submit(InboxTest.withBytes("a.txt", TEXT).replace("\"agency_id\":\"AGY-1\"", owner));

            assertThat(inbox.cause(id)).startsWith("ACCESS_DENIED: waybill.inbox.v1 is not for");
            assertThat(audit.lines()).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.WARN);
                assertThat(line.getFormattedMessage())
                        .contains(id, "waybill.inbox.v1 is not for")
                        .doesNotContain("a.txt");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "https://[::1]/",
                "https://0x7f000001/",
                "https://localhost/",
                "file:///etc/passwd",
                "file:../../etc/passwd",
                "jar:file:///a.jar!/x",
                "gopher://files.test:70/_",
                "ftp://files.test/a",
                "https://user:secret@files.test/",
                "https://files.test:22/",
                "s3://somebody-elses/a"
            })
    void row_23_a_source_that_is_not_allowed_is_refused_before_anything_is_connected_to(String uri) throws Exception {
        assertThat(inbox.cause(inbox.submit(InboxTest.withSource("a.txt", uri))))
                .startsWith("SOURCE_REFUSED")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"loopback.test", "metadata.test", "127.0.0.2", "[::1]"})
    void row_23_an_allowed_name_that_leads_to_our_own_network_is_refused_when_connecting(String host) throws Exception {
        HTTP.answer("/" + UUID.randomUUID(), 200, TEXT);

        assertThat(inbox.cause(inbox.submit(InboxTest.withSource("a.txt", InboxTest.http(host, "/")))))
                .startsWith("SOURCE_REFUSED")
                .contains("is not at a public address");
    }

    @Test
    void row_24_a_redirect_to_loopback_is_not_followed() throws Exception {
        try (TestWebServer victim = TestWebServer.plain()) {
            victim.answer("/secret", 200, TEXT);
            HTTP.answer("/to-loopback", 302, new byte[0], "Location", "http://127.0.0.1:" + victim.port() + "/secret");

            String id = inbox.submit(InboxTest.withSource("a.txt", InboxTest.http("files.test", "/to-loopback")));

            assertThat(inbox.cause(id)).startsWith("SOURCE_REFUSED: the source answers 302");
            assertThat(victim.hits("/secret")).isZero();
        }
    }

    @Test
    void row_24_an_endless_stream_is_cut_at_the_limit() throws Exception {
        HTTP.endless("/for-ever");

        String id = inbox.submit(InboxTest.withSource("a.txt", InboxTest.http("files.test", "/for-ever")));

        assertThat(inbox.cause(id)).startsWith("FILE_TOO_LARGE");
        await().until(() -> HTTP.busy() == 0);
    }

    @Test
    void row_24_a_length_beyond_the_limit_is_refused_before_the_body_is_read() throws Exception {
        HTTP.broken("/huge", LIMIT + 1);

        String id = inbox.submit(InboxTest.withSource("a.txt", InboxTest.http("files.test", "/huge")));

        assertThat(inbox.cause(id)).startsWith("FILE_TOO_LARGE");
        assertThat(HTTP.hits("/huge")).isEqualTo(1);
    }

    @Test
    void row_24_a_byte_a_second_is_given_up_after_some_tries() throws Exception {
        HTTP.dripping("/drips");

        String id = inbox.submit(InboxTest.withSource("a.txt", InboxTest.http("files.test", "/drips")));

        assertThat(inbox.cause(id)).startsWith("UPLOAD_TOO_SLOW");
        assertThat(HTTP.hits("/drips")).isEqualTo(2);
        await().until(() -> HTTP.busy() == 0);
    }

    @Test
    void row_24_a_gzip_bomb_stays_the_few_bytes_that_it_is() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[50 * LIMIT]);
        }
        HTTP.answer("/bomb", 200, bomb.toByteArray(), "Content-Encoding", "gzip");

        inbox.submit(InboxTest.withSource("bomb.gz", InboxTest.http("files.test", "/bomb")));

        FileDetails file = announced
                .first(candidate -> candidate.originalFilename().value().equals("bomb.gz"))
                .file();
        assertThat(file.size()).isEqualTo(bomb.size());
    }

    @Test
    void a_source_that_is_not_there_is_given_up_after_some_tries() throws Exception {
        HTTP.answer("/missing", 404, new byte[0]);

        String id = inbox.submit(InboxTest.withSource("a.txt", InboxTest.http("files.test", "/missing")));

        assertThat(inbox.cause(id)).startsWith("SOURCE_NOT_FOUND: the source answers 404");
        assertThat(HTTP.hits("/missing")).isEqualTo(5);
        assertThat(inbox.letters(id)).hasSize(1);
    }

    @Test
    void a_body_that_may_have_broken_off_is_not_taken_for_all_of_it() throws Exception {
        String body = InboxTest.withSource("bare.pdf", "http://files.test:%d/".formatted(BARE.port()));

        String id = inbox.submit(body);

        assertThat(inbox.cause(id)).startsWith("LENGTH_REQUIRED: the source does not say where its body ends");
        assertThat(BARE.asked()).isEqualTo(5);
        Sha256 digest = Sha256.of("%PDF-1.7 of unknown length".getBytes(UTF_8));
        inbox.submit(body.replace("\"filename\"", "\"sha256\":\"" + digest + "\",\"filename\""));
        announced.first(file -> file.originalFilename().value().equals("bare.pdf"));
    }

    @Test
    void our_own_bucket_is_no_source_although_it_is_listed() throws Exception {
        assertThat(inbox.cause(inbox.submit(InboxTest.withSource("a.txt", "s3://bucket/uploads/a.txt"))))
                .startsWith("SOURCE_REFUSED: bucket is Waybill's own bucket");
    }

    private static List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(STAGING)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }
}
