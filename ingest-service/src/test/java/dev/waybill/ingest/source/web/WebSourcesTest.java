package dev.waybill.ingest.source.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.ingest.source.Deadline;
import dev.waybill.ingest.source.Fetched;
import dev.waybill.ingest.source.SourceAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching from servers of every kind, over real sockets. */
class WebSourcesTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(500);

    private static TestWebServer https;
    private static TestWebServer http;
    private static WebSources sources;

    @BeforeAll
    static void start() throws Exception {
        https = TestWebServer.secure();
        http = TestWebServer.plain();
        sources = TestWebServer.sources();
    }

    @AfterAll
    static void stop() throws IOException {
        sources.close();
        https.close();
        http.close();
    }

    @Test
    void fetches_the_bytes_and_says_how_many_there_are() throws IOException {
        https.answer("/a.pdf", 200, "%PDF".getBytes(UTF_8));

        try (Fetched fetched = open(secure("files.test", "/a.pdf"), LONG)) {
            assertThat(fetched.length()).hasValue(4);
            assertThat(fetched.body().readAllBytes()).isEqualTo("%PDF".getBytes(UTF_8));
        }
    }

    @Test
    void row_24_follows_no_redirect() throws IOException {
        try (TestWebServer victim = TestWebServer.plain()) {
            victim.answer("/secret", 200, "secret".getBytes(UTF_8));
            http.answer("/redirect", 302, new byte[0], "Location", "http://127.0.0.1:" + victim.port() + "/secret");

            refused(plain("files.test", "/redirect"), ErrorCode.SOURCE_REFUSED, "302");

            assertThat(http.hits("/redirect")).isEqualTo(1);
            assertThat(victim.hits("/secret")).isZero();
        }
    }

    @Test
    void row_24_gives_a_gzip_bomb_as_the_few_bytes_that_it_is() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[10_000_000]);
        }
        http.answer("/bomb", 200, bomb.toByteArray(), "Content-Encoding", "gzip");

        try (Fetched fetched = open(plain("files.test", "/bomb"), LONG)) {
            assertThat(fetched.length()).hasValue(bomb.size());
            assertThat(fetched.body().readAllBytes()).isEqualTo(bomb.toByteArray());
        }
    }

    @Test
    void row_24_lets_an_endless_stream_go_at_once_when_it_is_closed() throws IOException {
        http.endless("/endless");

        try (Fetched fetched = open(plain("files.test", "/endless"), LONG)) {
            assertThat(fetched.length()).isEmpty();
            assertThat(fetched.body().readNBytes(100_000)).hasSize(100_000);
        }

        await().until(() -> http.busy() == 0);
    }

    @Test
    void row_24_ends_a_body_that_takes_too_long() {
        http.dripping("/drip");

        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> {
                    try (Fetched fetched = open(plain("files.test", "/drip"), SHORT)) {
                        fetched.body().transferTo(OutputStream.nullOutputStream());
                    }
                })
                .matches(e -> e.code() == ErrorCode.UPLOAD_TOO_SLOW);
        await().until(() -> http.busy() == 0);
    }

    @Test
    void row_24_ends_an_answer_whose_headers_take_too_long() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> dripHeaders(server));

            refused(
                    address("http://files.test:%d/".formatted(server.getLocalPort())),
                    ErrorCode.UPLOAD_TOO_SLOW,
                    "longer than");
        }
    }

    private static void dripHeaders(ServerSocket server) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
            for (int i = 0; !socket.isClosed(); i++) {
                out.write("X-%d: y\r\n".formatted(i).getBytes(UTF_8));
                out.flush();
                await().pollDelay(Duration.ofMillis(20)).until(() -> true);
            }
        } catch (IOException e) {
            Thread.currentThread().interrupt(); // whoever asked has gone
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loopback.test",
                "loopback6.test",
                "metadata.test",
                "mixed.test",
                "127.0.0.2",
                "[::1]",
                "[::ffff:127.0.0.2]"
            })
    void row_23_connects_to_no_address_of_our_own(String host) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("0.0.0.0"))) {
            refused(
                    address("http://%s:%d/".formatted(host, server.getLocalPort())),
                    ErrorCode.SOURCE_REFUSED,
                    "is not at a public address");

            server.setSoTimeout(1);
            assertThatExceptionOfType(java.net.SocketTimeoutException.class).isThrownBy(server::accept);
        }
    }

    @Test
    void believes_no_certificate_of_another_host() {
        https.answer("/other", 200, "x".getBytes(UTF_8));

        refused(secure("other.test", "/other"), ErrorCode.SOURCE_UNAVAILABLE, "other.test does not answer");
        assertThat(https.hits("/other")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "400, SOURCE_NOT_FOUND",
        "401, SOURCE_NOT_FOUND",
        "403, SOURCE_NOT_FOUND",
        "404, SOURCE_NOT_FOUND",
        "410, SOURCE_NOT_FOUND",
        "408, SOURCE_UNAVAILABLE",
        "429, SOURCE_UNAVAILABLE",
        "500, SOURCE_UNAVAILABLE",
        "503, SOURCE_UNAVAILABLE",
        "204, SOURCE_REFUSED",
        "304, SOURCE_REFUSED"
    })
    void tells_answers_that_pass_from_those_that_do_not(int status, ErrorCode code) {
        http.answer("/status-" + status, status, new byte[0]);

        refused(plain("files.test", "/status-" + status), code, "answers " + status);
    }

    @Test
    void takes_what_does_not_answer_for_an_outage() throws IOException {
        int closed;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            closed = server.getLocalPort();
        }
        refused(address("http://files.test:%d/".formatted(closed)), ErrorCode.SOURCE_UNAVAILABLE, "files.test");
        refused(address("http://unknown.test/"), ErrorCode.SOURCE_UNAVAILABLE, "unknown.test");
    }

    @Test
    void takes_a_body_that_breaks_off_for_an_outage() {
        http.broken("/broken", 1000);

        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> {
                    try (Fetched fetched = open(plain("files.test", "/broken"), LONG)) {
                        fetched.body().transferTo(OutputStream.nullOutputStream());
                    }
                })
                .matches(e -> e.code() == ErrorCode.SOURCE_UNAVAILABLE);
    }

    @Test
    void knows_whether_the_end_of_a_body_can_be_told_from_its_breaking_off() throws IOException {
        https.answer("/framed.pdf", 200, "%PDF".getBytes(UTF_8));
        http.endless("/chunks");
        try (RawServer bare = RawServer.hangingUpAfter("HTTP/1.1 200 OK\r\n\r\n%PDF")) {
            assertEndKnown(secure("files.test", "/framed.pdf"), true);
            assertEndKnown(plain("files.test", "/chunks"), true);
            assertEndKnown(address("http://files.test:%d/".formatted(bare.port())), false);
        }
    }

    private static void assertEndKnown(SourceAddress.Web address, boolean known) throws IOException {
        try (Fetched fetched = open(address, LONG)) {
            assertThat(fetched.endKnown()).isEqualTo(known);
            assertThat(fetched.body().readNBytes(4)).hasSize(4);
        }
    }

    private static void refused(SourceAddress.Web address, ErrorCode code, String message) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> open(address, code == ErrorCode.UPLOAD_TOO_SLOW ? SHORT : LONG))
                .withMessageContaining(message)
                .matches(e -> e.code() == code, code.name());
    }

    private static Fetched open(SourceAddress.Web address, Duration time) {
        return sources.open(address, Deadline.in(time));
    }

    private static SourceAddress.Web secure(String host, String path) {
        return address("https://%s:%d%s".formatted(host, https.port(), path));
    }

    private static SourceAddress.Web plain(String host, String path) {
        return address("http://%s:%d%s".formatted(host, http.port(), path));
    }

    private static SourceAddress.Web address(String uri) {
        return (SourceAddress.Web) SourceAddress.parse(uri);
    }
}
