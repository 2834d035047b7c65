package dev.waybill.cli;

import static dev.waybill.cli.FakeServer.body;
import static dev.waybill.cli.FakeServer.empty;
import static dev.waybill.cli.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.FakeServer.Asked;
import dev.waybill.cli.FakeServer.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GetTest {
    private static final String CONTENT = "the whole file";

    @TempDir
    private Path directory;

    private final FakeServer server = new FakeServer();
    private final FakeServer storage = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
        storage.close();
    }

    @Test
    void savesTheFileThatTheLinkLeadsTo() throws IOException {
        server.says(link("x.pdf"));
        storage.says(body(200, CONTENT));

        Typed typed = get("x.pdf");

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(directory.resolve("x.pdf")).hasContent(CONTENT);
        assertThat(files()).containsExactly("x.pdf");
        assertThat(server.askedOnce().path()).isEqualTo("/api/files/x.pdf");
        assertThat(server.askedOnce().header("Accept")).contains("application/json");
    }

    @Test
    void sendsTheTokenToTheServerOnly() {
        server.says(link("x.pdf"));
        storage.says(body(200, CONTENT));

        Typed typed = get("x.pdf", "--token", "s3cr3t");

        assertThat(server.askedOnce().header("Authorization")).contains("Bearer s3cr3t");
        assertThat(storage.askedOnce().headers().toString()).doesNotContain("s3cr3t");
        assertThat(storage.askedOnce().header("Authorization")).isEmpty();
        assertThat(typed.out() + typed.err()).doesNotContain("s3cr3t", "Signature");
    }

    @Test
    void doesNotFollowTheServerElsewhereWithTheToken() {
        server.says(empty(302).with("Location", storage.address() + "/bucket/x"));

        Typed typed = get("x.pdf", "--token", "s3cr3t");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(storage.asked()).isEmpty();
    }

    @Test
    void writesNowhereElseWhateverTheServerCallsTheFile() throws IOException {
        server.says(link("../../\u001b[31m..\\evil\n.sh"));
        storage.says(body(200, CONTENT));

        Typed typed = get("x.pdf");

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(files()).containsExactly("evil.sh");
        assertThat(typed.out()).doesNotContain("\u001b");
    }

    @Test
    void overwritesOnlyWhenForced() throws IOException {
        server.says(link("x.pdf"));
        storage.says(body(200, CONTENT));
        Files.writeString(directory.resolve("x.pdf"), "mine");

        assertThat(get("x.pdf").exitCode()).isEqualTo(1);
        assertThat(directory.resolve("x.pdf")).hasContent("mine");
        assertThat(storage.asked()).isEmpty();

        assertThat(get("x.pdf", "--force").exitCode()).isZero();
        assertThat(directory.resolve("x.pdf")).hasContent(CONTENT);
    }

    @Test
    void leavesNothingOfADownloadThatIsShort() throws IOException {
        server.says(link("x.pdf"));
        storage.says(body(200, "the whole"));

        Typed typed = get("x.pdf");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("ended after 9 of 14 bytes");
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingOfADownloadThatIsLongerOrOther() throws IOException {
        server.says(link("x.pdf"), link("x.pdf", "0".repeat(64)));
        storage.says(body(200, "the whole file and more"), body(200, CONTENT));

        assertThat(get("x.pdf", "--resume").err()).contains("More bytes came");
        assertThat(get("x.pdf", "--resume").err()).contains("do not match the file's SHA-256");
        assertThat(files()).isEmpty();
    }

    @Test
    void saysWhenTheLinkIsRefusedWithoutShowingIt() {
        server.says(link("x.pdf"));
        storage.says(empty(403));

        Typed typed = get("x.pdf", "--debug");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("HTTP 403").doesNotContain("Signature");
    }

    @Test
    void waitsForAFileThatIsOnItsWay() {
        Said notYet = empty(425).with("Retry-After", "2");
        server.says(notYet, notYet, link("x.pdf"));
        storage.says(body(200, CONTENT));

        Typed typed = get("x.pdf");

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.pauses()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    @Test
    void waitsNoLongerThanItWasTold() {
        server.says(empty(425).with("Retry-After", "2"));

        Typed typed = get("x.pdf", "--wait", "5s");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.pauses()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1));
    }

    @Test
    void goesOnWhereTheConnectionWasLost() throws IOException {
        server.says(link("x.pdf"));
        storage.says(cutShort(), body(206, " whole file").with("Content-Range", "bytes 3-13/14"));

        Typed first = get("x.pdf", "--resume");
        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.err()).contains("--resume");
        assertThat(files()).singleElement().asString().startsWith(".waybill-");

        Typed second = get("x.pdf", "--resume");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(storage.asked())
                .extracting(asked -> asked.header("Range").orElse(""))
                .containsExactly("", "bytes=3-");
        assertThat(files()).containsExactly("x.pdf");
        assertThat(directory.resolve("x.pdf")).hasContent(CONTENT);
    }

    @Test
    void startsOverWhereTheStorageKnowsNoRanges() throws IOException {
        server.says(link("x.pdf", sha256()));
        storage.says(cutShort(), body(200, CONTENT));

        get("x.pdf", "--resume");
        Typed second = get("x.pdf", "--resume");

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(storage.asked().getLast().header("Range")).contains("bytes=3-");
        assertThat(directory.resolve("x.pdf")).hasContent(CONTENT);
    }

    @Test
    void writesToStandardOutputWhenAsked() {
        server.says(link("x.pdf"));
        storage.says(body(200, CONTENT));

        Typed typed = Typed.command("get", "--server", server.address(), "x.pdf", "-o", "-");

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.out()).isEqualTo(CONTENT);
    }

    @Test
    void saysWhereTheFileIsForScripts() {
        server.says(link("x.pdf", sha256()));
        storage.says(body(200, CONTENT));

        assertThat(get("x.pdf", "--json").lines())
                .singleElement()
                .asString()
                .isEqualTo("{\"name\":\"x.pdf\",\"path\":\"%s\",\"size\":14,\"sha256\":\"%s\"}"
                        .formatted(directory.resolve("x.pdf"), sha256()));
    }

    @Test
    void asksForFullKeysAndForNothingThatLeavesTheRoute() {
        server.says(empty(404));

        get("uploads/agency_invoice/a b.pdf");
        Typed typed = get("../v1/files");

        assertThat(server.askedOnce().path()).isEqualTo("/api/files/uploads/agency_invoice/a%20b.pdf");
        assertThat(typed.exitCode()).isEqualTo(1);
    }

    @Test
    void fetchesFromTheServerItselfWhereItSignsItsOwnLinks() {
        server.says(
                json(200, "{\"url\":\"/local/x?Signature=abc\",\"filename\":\"x.pdf\",\"size\":14}"),
                body(200, CONTENT));

        assertThat(get("x.pdf", "--token", "s3cr3t").exitCode()).isZero();
        Asked local = server.asked().getLast();
        assertThat(local.path()).isEqualTo("/local/x?Signature=abc");
        assertThat(local.header("Authorization")).isEmpty();
    }

    @Test
    void refusesALinkThatIsNotHttp() {
        server.says(json(200, "{\"url\":\"file:///etc/passwd\",\"filename\":\"x.pdf\",\"size\":14}"));

        assertThat(get("x.pdf").exitCode()).isEqualTo(1);
    }

    private Typed get(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("get", "--server", server.address(), "-o", directory.toString()));
        arguments.addAll(List.of(more));
        return Typed.command(arguments.toArray(String[]::new));
    }

    private Said link(String filename) {
        return json(200, linkTo(filename) + "}");
    }

    private Said link(String filename, String sha256) {
        return json(200, linkTo(filename) + ",\"sha256\":\"" + sha256 + "\"}");
    }

    private String linkTo(String filename) {
        String escaped = filename.replace("\\", "\\\\").replace("\n", "\\n").replace("\u001b", "\\u001b");
        return "{\"url\":\"%s/bucket/x?X-Amz-Signature=abc\",\"method\":\"GET\",\"filename\":\"%s\",\"size\":14"
                .formatted(storage.address(), escaped);
    }

    /** Three bytes, and then the connection ends. */
    private static Said cutShort() {
        return body(200, "the").butPromises(CONTENT.length());
    }

    private static String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
