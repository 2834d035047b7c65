package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.file.Sha256;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bad bodies and headers of uploads; the numbers are the rows of hostile-inputs.md. */
class HostileUploadsTest {

    private static final String ROUTE = "/api/v1/agencies/AGY-1/documents/job_order";
    private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ELF = Arrays.copyOf(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1}, 64);
    private static final int LIMIT = 10_485_760;

    private final Places places = Shared.open();
    private final Client client = new Client(places);

    @ParameterizedTest
    @CsvSource({
        "page.html, <html><script>alert(1)</script>",
        "picture.svg, <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "both.html, '\u0089PNG\r\n\u001a\n<html><script>alert(1)</script>'"
    })
    void row_09_what_a_browser_would_run_is_only_ever_saved(String name, String content) throws Exception {
        JsonNode file = client.upload("/api/v1/temp", name, content.getBytes(StandardCharsets.ISO_8859_1));

        client.awaitRedirect(file.get("url").asString());
        var answer = client.get(
                client.address() + "/api/v1/files/" + file.get("id").asString() + "/link?disposition=inline");
        var opened = client.get(
                JsonMapper.shared().readTree(answer.body()).get("url").asString());
        assertThat(opened.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(opened.headers().firstValue("Content-Type").orElseThrow())
                .doesNotContain("html")
                .doesNotContain("svg");
    }

    @Test
    void row_10_a_program_called_a_picture_is_refused_where_the_collection_is_strict() throws Exception {
        assertThat(client.post("/api/v1/images?filename=cat.jpg", ELF).statusCode())
                .isEqualTo(415);
        assertThat(client.post("/api/v1/images?filename=cat.gif", PDF).statusCode())
                .isEqualTo(415);
    }

    @Test
    void row_10_elsewhere_a_file_is_what_its_bytes_say() throws Exception {
        assertThat(client.upload("/api/v1/temp", "cat.jpg", PDF)
                        .get("file_type")
                        .asString())
                .isEqualTo("application/pdf");
    }

    @Test
    void row_11_a_content_type_of_ten_kilobytes_or_with_a_line_break_is_refused() throws Exception {
        String head = "POST " + ROUTE + "?filename=a.pdf HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8\r\n";
        assertThat(RawHttp.status(places, head + "Content-Type: a/" + "b".repeat(10_000) + "\r\n\r\n%PDF-1.7"))
                .isEqualTo(400);
        assertThat(RawHttp.status(places, head + "Content-Type: text/plain\rX: y\r\n\r\n%PDF-1.7"))
                .isEqualTo(400);
    }

    @Test
    void row_12_an_empty_file_is_a_file() throws Exception {
        JsonNode file = client.upload(ROUTE, "empty.txt", new byte[0]);

        assertThat(file.get("sha256").asString())
                .isEqualTo(Sha256.of(new byte[0]).hex());
        String link = client.awaitRedirect(file.get("url").asString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(client.get(link).body()).isEmpty();
    }

    @Test
    void row_13_the_limit_is_taken_and_one_byte_more_is_refused_so_that_the_client_can_read_it() throws Exception {
        byte[] most = Arrays.copyOf(PDF, LIMIT);
        byte[] more = Arrays.copyOf(PDF, LIMIT + 1);

        assertThat(client.post(ROUTE + "?filename=a.pdf", most).statusCode()).isEqualTo(202);
        for (var body : List.of(
                BodyPublishers.ofByteArray(more), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(more)))) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(client.address() + ROUTE + "?filename=a.pdf"))
                    .POST(body));
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(JsonMapper.shared()
                            .readTree(answer.body())
                            .get("max_file_size")
                            .asInt())
                    .isEqualTo(LIMIT);
        }
    }

    /** Capabilities D16 and D29: the limit and the size, in the words of seed 004. */
    @Test
    void row_13_media_beyond_the_limit_are_told_the_limit_and_their_own_size() throws Exception {
        var answer = client.post("/api/v1/events/e13/media?filename=a.png", new byte[2 * LIMIT]);

        assertThat(answer.statusCode()).isEqualTo(413);
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.get("title").asString()).isEqualTo("File too large");
        assertThat(problem.get("max_file_size").asInt()).isEqualTo(LIMIT);
        assertThat(problem.get("actual_size").asInt()).isEqualTo(2 * LIMIT);
    }

    @Test
    void row_15_lengths_that_contradict_the_body_are_never_acknowledged() throws Exception {
        String head = "POST " + ROUTE + "?filename=row15.pdf HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        assertThat(RawHttp.status(places, head + "Content-Length: 8\r\nContent-Length: 9\r\n\r\n%PDF-1.7"))
                .isEqualTo(400);
        assertThat(RawHttp.status(places, head + "Content-Length: -5\r\n\r\n%PDF-1.7"))
                .isEqualTo(400);
        assertThat(client.list("/api/v1/files?q=row15.pdf")).isEmpty();
    }

    /** Tomcat reads it as chunked and closes the connection (RFC 9112, section 6.1): what stands behind is no request. */
    @Test
    void row_15_a_body_with_a_length_and_chunks_hides_no_second_request() throws Exception {
        String answer = RawHttp.answerToTheEnd(
                places,
                "POST " + ROUTE + "?filename=a.pdf HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/health HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer.split("HTTP/1\\.1 ")).hasSize(2);
    }

    @Test
    void row_16_ten_thousand_parts_or_headers_are_not_all_looked_at() throws Exception {
        String part = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n";
        assertThat(form("multipart/form-data; boundary=b", part.repeat(10_000) + "--b--\r\n")
                        .statusCode())
                .isEqualTo(400);
        assertThat(form("multipart/form-data", "--b--\r\n").statusCode()).isEqualTo(400);
        String head = "POST " + ROUTE + "?filename=a.pdf HTTP/1.1\r\nHost: localhost\r\n";
        assertThat(RawHttp.status(places, head + "X-H: 1\r\n".repeat(10_000) + "Content-Length: 0\r\n\r\n"))
                .isIn(400, 431);
    }

    @Test
    void row_17_a_wrong_digest_keeps_nothing() throws Exception {
        var answer = client.send(HttpRequest.newBuilder(URI.create(client.address() + ROUTE + "?filename=row17.pdf"))
                .header(
                        "Content-Digest",
                        "sha-256=:" + Sha256.of(new byte[] {1}).base64() + ":")
                .POST(BodyPublishers.ofByteArray(PDF)));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(client.list("/api/v1/files?q=row17.pdf")).isEmpty();
    }

    @Test
    void row_18_one_key_is_one_file_however_many_send_it_at_once() throws Exception {
        String key = UUID.randomUUID().toString();
        Set<String> ids = new HashSet<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<byte[]>>> answers = IntStream.range(0, 50)
                    .mapToObj(i -> callers.submit(() -> keyed(key, PDF)))
                    .toList();
            for (Future<HttpResponse<byte[]>> answer : answers) {
                assertThat(answer.get().statusCode()).isIn(202, 409);
                if (answer.get().statusCode() == 202) {
                    ids.add(JsonMapper.shared()
                            .readTree(answer.get().body())
                            .get("id")
                            .asString());
                }
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(keyed(key, "%PDF-1.7 other".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 10_000, 1_000_000})
    void row_19_an_idempotency_key_is_of_the_size_of_a_key(int length) throws Exception {
        String head = "POST " + ROUTE + "?filename=a.pdf HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8\r\n";
        assertThat(RawHttp.status(places, head + "Idempotency-Key: " + "k".repeat(length) + "\r\n\r\n%PDF-1.7"))
                .isIn(400, 431);
    }

    private HttpResponse<byte[]> keyed(String key, byte[] content) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(client.address() + ROUTE + "?filename=a.pdf"))
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(content)));
    }

    private HttpResponse<byte[]> form(String type, String body) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(client.address() + ROUTE))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }
}
