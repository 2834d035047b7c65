package dev.waybill.cli;

import static dev.waybill.cli.FakeServer.empty;
import static dev.waybill.cli.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.FakeServer.Asked;
import dev.waybill.cli.FakeServer.Said;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
    private static final Said TAKEN = json(202, """
            {"filename":"AGY-1_agency_invoice_1_x.pdf","size":1200000,"status":"staged"}""");

    @TempDir
    private Path directory;

    private final FakeServer server = new FakeServer();
    private String invoice;

    @BeforeEach
    void anInvoice() throws IOException {
        invoice = file("invoice.pdf", "hello");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsTheBytesToTheOwnersDocuments() {
        server.says(TAKEN);

        Typed typed = upload(invoice);

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.out()).isEqualTo(invoice + " → AGY-1_agency_invoice_1_x.pdf (1.2 MB, staged)\n");
        Asked asked = server.askedOnce();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.path()).isEqualTo("/api/v1/agencies/AGY-1/documents/agency_invoice?filename=invoice.pdf");
        assertThat(asked.body()).asString().isEqualTo("hello");
        assertThat(asked.header("Content-Length")).contains("5");
        assertThat(asked.header("Content-Digest")).contains("sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:");
    }

    @Test
    void sendsClientAndJobDocumentsToo() {
        server.says(TAKEN);

        type("upload", invoice, "--client", "CLT-4", "--doc-type", "rate_card");
        type("upload", invoice, "--job", "a b/7", "--doc-type", "job_order");

        assertThat(server.asked())
                .extracting(asked -> asked.path().replaceFirst("\\?.*", ""))
                .containsExactly(
                        "/api/v1/clients/CLT-4/documents/rate_card", "/api/v1/jobs/a%20b%2F7/documents/job_order");
    }

    @Test
    void mediaAndImagesGoWhereTheyBelong() {
        server.says(json(202, "{}"));

        type("upload", invoice, "--event", "e1");
        type("upload", invoice, "--user", "u1");
        type("upload", invoice, "--collection", "images");

        assertThat(server.asked())
                .extracting(FakeServer.Asked::path)
                .containsExactly(
                        "/api/v1/events/e1/media?filename=invoice.pdf",
                        "/api/v1/users/u1/profile?filename=invoice.pdf",
                        "/api/v1/files?collection=images&filename=invoice.pdf");
        assertThat(type("upload", invoice, "--event", "e1", "--doc-type", "x").exitCode())
                .isEqualTo(2);
        assertThat(type("upload", invoice, "--agency", "AGY-1").exitCode()).isEqualTo(2);
    }

    @Test
    void keepsAnyUnicodeInTheFileName() throws IOException {
        server.says(TAKEN);

        Typed typed = upload(file("Rechnung ä&=+#%? 発票 🧾.pdf", "x"));

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        String query = server.askedOnce().path().replaceFirst(".*\\?filename=", "");
        assertThat(query).doesNotContain("+", "&", "#");
        assertThat(URLDecoder.decode(query, StandardCharsets.UTF_8)).isEqualTo("Rechnung ä&=+#%? 発票 🧾.pdf");
    }

    @Test
    void printsTheServersOwnJsonForScripts() {
        server.says(json(202, "{\"id\":\"1\",  \"size\":1.50}"), json(202, "{\n  \"id\": \"2\"\n}"));

        assertThat(upload(invoice, "--json").out()).isEqualTo("{\"id\":\"1\",  \"size\":1.50}\n");
        assertThat(upload(invoice, "--json").out()).isEqualTo("{\"id\":\"2\"}\n");
    }

    @Test
    void triesAgainUnderTheSameIdempotencyKey() {
        server.says(empty(503).with("Retry-After", "7"), Said.NOTHING, empty(429), TAKEN);

        Typed typed = upload(invoice);

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(server.asked()).hasSize(4);
        assertThat(server.asked()).allSatisfy(asked -> assertThat(asked.body()).hasSize(5));
        assertThat(server.asked().stream().map(asked -> asked.header("Idempotency-Key")))
                .allSatisfy(key -> assertThat(key).isPresent())
                .containsOnly(server.asked().getFirst().header("Idempotency-Key"));
        assertThat(typed.pauses()).hasSize(3).first().isEqualTo(Duration.ofSeconds(7));
        assertThat(typed.pauses().subList(1, 3)).allMatch(pause -> pause.toMillis() <= 2000);
    }

    @Test
    void takesAConflictAfterALostConnectionForItsOwnFirstAttempt() {
        server.says(Said.NOTHING, empty(409), TAKEN);

        assertThat(upload(invoice).exitCode()).isZero();
    }

    @Test
    void givesUpAfterTheRetries() {
        server.says(empty(503));

        Typed typed = upload(invoice, "--retries", "2");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void doesNotWaitForHours() {
        server.says(empty(503).with("Retry-After", "7200"));

        Typed typed = upload(invoice);

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.pauses()).isEmpty();
    }

    @Test
    void saysWhatTheServerRefusedInOneSentence() {
        server.says(json(413, """
                {"type":"about:blank","title":"The file is too large","detail":"It has 20 MB, 10 MB are allowed.",\
                "status":413,"code":"FILE_TOO_LARGE","request_id":"r-7"}"""));

        Typed typed = upload(invoice);

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .isEqualTo(invoice
                        + ": The file is too large: It has 20 MB, 10 MB are allowed (FILE_TOO_LARGE, request r-7)\n");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void showsWhereOnlyWhenDebugging() {
        server.says(empty(500));

        assertThat(upload(invoice).err()).doesNotContain("at dev.waybill");
        assertThat(upload(invoice, "--debug").err()).contains("at dev.waybill");
    }

    @Test
    void goesOnAfterAFileThatFails() throws IOException {
        server.says(TAKEN);
        String second = file("second.pdf", "second");

        Typed typed = upload(invoice, directory + "/missing.pdf", directory.toString(), second);

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.lines()).hasSize(2);
        assertThat(typed.err()).contains("missing.pdf: There is no such file.", directory + ": That is a directory");
        assertThat(server.asked().stream().map(asked -> asked.header("Idempotency-Key")))
                .doesNotHaveDuplicates();
    }

    @Test
    void uploadsStandardInputOnceAndChunked() {
        server.says(empty(503));

        Typed typed = Typed.withInput("from a pipe").type(arguments("-", "--filename", "pipe.txt"));

        assertThat(typed.exitCode()).isEqualTo(1);
        Asked asked = server.askedOnce();
        assertThat(asked.body()).asString().isEqualTo("from a pipe");
        assertThat(asked.header("Content-Length")).isEmpty();
        assertThat(asked.path()).endsWith("?filename=pipe.txt");
    }

    @Test
    void uploadsAnEmptyFile() throws IOException {
        server.says(TAKEN);

        assertThat(upload(file("empty.txt", "")).exitCode()).isZero();
        assertThat(server.askedOnce().header("Content-Length")).contains("0");
    }

    @Test
    void uploadsALargeFileThatTheServerAgreesToFirst() throws IOException {
        server.says(TAKEN);
        String large = file("large.bin", "x".repeat(3 << 20));

        assertThat(upload(large, "--content-type", "text/plain", "--no-digest", "--wait", "1500ms")
                        .exitCode())
                .isZero();
        Asked asked = server.askedOnce();
        assertThat(asked.header("Expect")).isPresent();
        assertThat(asked.header("Content-Type")).contains("text/plain");
        assertThat(asked.header("Prefer")).contains("wait=2");
        assertThat(asked.header("Content-Digest")).isEmpty();
        assertThat(asked.body()).hasSize(3 << 20);
    }

    @Test
    void showsABarOnATerminalAndTakesItAway() {
        server.says(TAKEN);

        Typed typed = Typed.onATerminal("").type(arguments(invoice));

        assertThat(typed.err()).contains("\r").endsWith("\r\u001b[K");
        assertThat(typed.lines()).hasSize(1);
    }

    @Test
    void wantsExactlyOneOwner() {
        assertThat(type("upload", invoice, "--doc-type", "x").exitCode()).isEqualTo(2);
        assertThat(upload(invoice, "--client", "CLT-1").exitCode()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void wantsOneFileForOneIdempotencyKeyAndANameForStandardInput() {
        assertThat(upload(invoice, invoice, "--idempotency-key", "k").exitCode())
                .isEqualTo(2);
        assertThat(upload("-").exitCode()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void sendsTheTokenOfTheEnvironmentAndNeverPrintsIt() {
        server.says(empty(401));
        Map<String, String> environment = Map.of("WAYBILL_TOKEN", "s3cr3t\n", "WAYBILL_SERVER", server.address());

        Typed typed = Typed.withEnvironment(environment)
                .type("upload", invoice, "--agency", "AGY-1", "--doc-type", "x", "--debug");

        assertThat(server.askedOnce().header("Authorization")).contains("Bearer s3cr3t");
        assertThat(typed.err()).contains("WAYBILL_TOKEN").doesNotContain("s3cr3t");
    }

    private Typed upload(String... more) {
        return Typed.command(arguments(more));
    }

    private String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("upload", "--server", server.address(), "--agency", "AGY-1", "--doc-type", "agency_invoice"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private Typed type(String... arguments) {
        return Typed.withEnvironment(Map.of("WAYBILL_SERVER", server.address())).type(arguments);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
