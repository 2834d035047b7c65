package dev.waybill.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.RunningCatalog.Answer;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.Owner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkWebTest {

    private final RunningCatalog catalog = RunningCatalog.shared();

    @Test
    void aNameLeadsToTheBytesForAnHour() {
        FileDetails file = catalog.store(
                Samples.file("Größe 北京.pdf", "application/pdf", new Owner(Owner.Kind.AGENCY, "AGY-1"), Instant.now()));
        Answer redirect = catalog.get("/api/files/" + file.filename() + "?response-content-type=text/html");
        assertThat(redirect.status()).isEqualTo(302);
        assertThat(redirect.header("Cache-Control")).isEqualTo("no-store");
        assertThat(redirect.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(redirect.header("Location")).contains("X-Amz-Expires=3600").doesNotContain("text%2Fhtml");

        Answer followed = catalog.send("GET", URI.create(redirect.header("Location")), null);
        assertThat(followed.status()).isEqualTo(200);
        assertThat(followed.bytes()).isEqualTo(Samples.content(file.id()));
        assertThat(followed.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(followed.header("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"Gr__e __.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E5%8C%97%E4%BA%AC.pdf");
    }

    @Test
    void theFullKeyAndTheIdDoAsWell() {
        FileDetails file = catalog.store(Samples.file());
        assertThat(catalog.get("/api/files/" + file.key()).status()).isEqualTo(302);
        assertThat(catalog.get("/api/files/" + file.id()).status()).isEqualTo(302);
    }

    @Test
    void headGetsALinkForHead() {
        FileDetails file = catalog.store(Samples.file());
        Answer redirect = catalog.send("HEAD", "/api/files/" + file.filename(), null);
        assertThat(redirect.status()).isEqualTo(302);
        URI link = URI.create(redirect.header("Location"));
        assertThat(catalog.send("HEAD", link, null).status()).isEqualTo(200);
        assertThat(catalog.send("GET", link, null).status()).isEqualTo(403);
    }

    @Test
    void aTamperedLinkOpensNothing() {
        FileDetails file = catalog.store(Samples.file());
        String link = catalog.get("/api/files/" + file.filename()).header("Location");
        for (String tampered : new String[] {
            link.replace("X-Amz-Expires=3600", "X-Amz-Expires=36000"),
            link.replace(file.filename().value(), "another.pdf"),
            link.replace("attachment", "inline")
        }) {
            assertThat(tampered).isNotEqualTo(link);
            assertThat(catalog.send("GET", URI.create(tampered), null).status()).isEqualTo(403);
        }
    }

    @Test
    void whoAsksForJsonGetsTheLinkInIt() {
        FileDetails file = catalog.store(Samples.file());
        Answer answer = catalog.get("/api/files/" + file.filename(), "Accept", "application/json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.members().keySet())
                .containsExactlyInAnyOrder("url", "method", "expires_at", "filename", "size", "file_type", "sha256");
        assertThat(answer.text("filename")).isEqualTo("invoice.pdf");
        assertThat(answer.text("sha256")).isEqualTo(file.sha256().hex());
        assertThat(Instant.parse(answer.text("expires_at")))
                .isBetween(
                        Instant.now().plus(59, ChronoUnit.MINUTES),
                        Instant.now().plus(61, ChronoUnit.MINUTES));
        assertThat(catalog.send("GET", URI.create(answer.text("url")), null).bytes())
                .isEqualTo(Samples.content(file.id()));
    }

    @Test
    void inlineIsForTypesThatAreHarmless() {
        FileDetails pdf = catalog.store(Samples.file());
        FileDetails html =
                catalog.store(Samples.file("x.html", "text/html", new Owner(Owner.Kind.JOB, "j1"), Instant.now()));
        assertThat(disposition(pdf, "?disposition=inline")).isEqualTo("inline; filename=\"invoice.pdf\"");
        assertThat(disposition(pdf, "")).startsWith("attachment");
        assertThat(disposition(html, "?disposition=inline")).startsWith("attachment");
        assertThat(catalog.get("/api/v1/files/" + pdf.id() + "/link?disposition=x")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anythingButAStoredFileSaysSo() {
        FileDetails file = Samples.file();
        catalog.publish(Samples.staged(file));
        Answer early = catalog.get("/api/files/" + file.filename());
        assertThat(early.status()).isEqualTo(425);
        assertThat(early.header("Retry-After")).isEqualTo("1");
        assertThat(early.text("code")).isEqualTo("ON_ITS_WAY");

        catalog.publish(Samples.failed(file));
        Answer failed = catalog.get("/api/files/" + file.filename());
        assertThat(failed.status()).isEqualTo(409);
        assertThat(failed.text("code")).isEqualTo("FILE_FAILED");
        assertThat(failed.text("failure_code")).isEqualTo("KEY_TAKEN");

        assertThat(catalog.get("/api/files/" + FileId.next()).status()).isEqualTo(404);
    }

    @Test
    void anUploadIsKnownAsSoonAsItIsAcknowledged() {
        for (int n = 0; n < 20; n++) {
            FileDetails file = Samples.file();
            catalog.publish(Samples.staged(file));
            assertThat(catalog.get("/api/files/" + file.filename()).status()).isEqualTo(425);
            catalog.publish(catalog.storedHere(file));
            assertThat(catalog.get("/api/files/" + file.filename()).status()).isEqualTo(302);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2f..%2fetc%2fpasswd",
                "..%252fetc",
                "a%00b",
                "a%5cb",
                "caf%C3%A9",
                "a//b",
                "a%20b",
                ".",
                "%ff",
                "%zz"
            })
    void badNamesAreRefused(String name) throws IOException {
        assertThat(statusOf("/api/files/" + name)).isEqualTo(400);
    }

    @Test
    void namesThatAreTooLongOrLeadElsewhereAreRefused() throws IOException {
        assertThat(statusOf("/api/files/x" + "y".repeat(600))).isEqualTo(400);
        assertThat(statusOf("/api/files/x?" + "y".repeat(130_000))).isEqualTo(400);
        assertThat(statusOf("/api/files/%2e%2e/x")).isEqualTo(400);
        assertThat(statusOf("/api/files/a;b=c/../nothing.pdf")).isBetween(400, 404);
    }

    /** By hand, since clients tidy such addresses up. */
    private int statusOf(String path) throws IOException {
        int port = Integer.parseInt(catalog.context.getEnvironment().getProperty("local.server.port"));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return Integer.parseInt(answer.readLine().split(" ")[1]);
        }
    }

    private String disposition(FileDetails file, String query) {
        Answer link = catalog.get("/api/v1/files/" + file.id() + "/link" + query);
        assertThat(link.status()).isEqualTo(200);
        return catalog.send("GET", URI.create(link.text("url")), null).header("Content-Disposition");
    }
}
