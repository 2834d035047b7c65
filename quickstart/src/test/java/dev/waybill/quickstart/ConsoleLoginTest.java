package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.waybill.file.Owner;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Signing in, what comes of it when it ends, and pages of others that would use it; the number is the row of hostile-inputs.md. */
class ConsoleLoginTest {

    private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
    private static final Owner AGENCY = new Owner(Owner.Kind.AGENCY, "AGY-login");
    private static final String EVERY = "files:read files:write files:delete";

    @RegisterExtension
    static final Browser browser = Browser.ofGuarded();

    private static Client client;
    private HttpServer elsewhere;
    private String page = "";

    @BeforeAll
    static void connect() {
        client = new Client(Shared.guarded()).with(Tokens.of(AGENCY, EVERY));
    }

    @BeforeEach
    void openAnotherSite() throws IOException {
        elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        elsewhere.createContext("/", exchange -> {
            byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        elsewhere.start();
    }

    @AfterEach
    void closeIt() {
        elsewhere.stop(0);
    }

    @Test
    void a_token_signs_in_leads_back_and_shows_what_it_allows() throws Exception {
        JsonNode mine = upload("mine.pdf");
        browser.open("/console/files?q=mine").awaitPath("/login?next=%2Fconsole%2Ffiles%3Fq%3Dmine");
        browser.type("#token", "no token").press("Sign in");
        browser.awaitText("[role=alert]", "the token is not valid");
        assertThat(browser.cookie()).isNull();

        signIn(Tokens.of(AGENCY, EVERY));
        browser.awaitPath("/console/files?q=mine");
        assertThat(browser.cookie()).satisfies(cookie -> {
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getSameSite()).isEqualTo("Strict");
            assertThat(cookie.getExpiry()).isNotNull();
        });
        browser.awaitText("#count", "1 file");
        assertThat(browser.texts("nav a")).containsExactly("Files", "Upload");
        browser.open("/integrations");
        assertThat(browser.text("h1")).isEqualTo("Access denied");
        browser.open("/console/files/" + mine.get("id").asString());
        assertThat(browser.count("[data-open=delete]")).isEqualTo(1);

        browser.press("Sign out").awaitPath("/login");
        assertThat(browser.cookie()).isNull();
    }

    @Test
    void whoever_may_only_read_is_offered_nothing_else_and_files_of_others_are_not_there() throws Exception {
        JsonNode mine = upload("read only.pdf");
        browser.open("/login");
        signIn(Tokens.of(AGENCY, "files:read"));
        browser.awaitPath("/console/files");
        assertThat(browser.texts("nav a")).containsExactly("Files");
        browser.open("/console/files/" + mine.get("id").asString());
        assertThat(browser.texts("main button")).doesNotContain("Save labels", "Delete…");

        browser.open("/login");
        signIn(Tokens.of(new Owner(Owner.Kind.AGENCY, "AGY-stranger"), EVERY));
        browser.awaitPath("/console/files");
        browser.open("/console/files/" + mine.get("id").asString());
        assertThat(browser.text("h1")).isEqualTo("File not found");
    }

    @Test
    void an_upload_goes_to_ingest_in_the_name_of_who_signed_in() {
        browser.open("/login?next=/console/upload");
        signIn(Tokens.of(AGENCY, EVERY));
        browser.awaitPath("/console/upload");
        browser.type("#owner", AGENCY.id()).type("#doc-type", "job_order");
        browser.run("const data = new DataTransfer(); data.items.add(new File(['%PDF-1.7'], 'in my name.pdf'));"
                + "document.getElementById('drop').dispatchEvent(new DragEvent('drop', {dataTransfer: data}));");
        browser.awaitCount(".uploads .badge-stored", 1);
    }

    @Test
    void a_session_that_is_over_leads_to_signing_in_and_back_from_pages_and_from_their_scripts() {
        browser.open("/login?next=/console/files?q=");
        signIn(Tokens.of(AGENCY, EVERY));
        browser.awaitPath("/console/files?q=");
        browser.cookie("over");

        browser.type("#q", "anything").awaitPath("/login?next=%2Fconsole%2Ffiles%3Fq%3D");
        assertThat(browser.cookie()).isNull();
        signIn(Tokens.of(AGENCY, EVERY));
        browser.awaitPath("/console/files?q=");
        browser.cookie("over");
        browser.open("/console/upload").awaitPath("/login?next=%2Fconsole%2Fupload");
    }

    @Test
    void who_follows_a_link_from_another_site_stays_signed_in() throws Exception {
        JsonNode mine = upload("linked.pdf");
        browser.open("/login");
        signIn(Tokens.of(AGENCY, EVERY));
        browser.awaitPath("/console/files");
        page = "<a href='%s/console/files/%s'>a file</a>"
                .formatted(client.address(), mine.get("id").asString());

        // Another name of this machine is another site.
        browser.open("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/")
                .press("a file");

        browser.awaitText("h1", "linked.pdf");
    }

    @Test
    void row_34_a_page_elsewhere_deletes_discards_and_changes_nothing() throws Exception {
        JsonNode mine = upload("stays.pdf");
        String file = client.address() + "/console/files/" + mine.get("id").asString();
        browser.open("/login");
        signIn(Tokens.of(AGENCY, EVERY));
        browser.awaitPath("/console/files");
        page =
                "<form method=post action='%s/labels'><input name=title value=hacked><input name=description><input name=tags><input name=etag value='*'>"
                                .formatted(file)
                        + "<button>Win</button></form>";

        // Another port of the same host gets the cookie along: it is not another site for that.
        browser.open("http://localhost:" + elsewhere.getAddress().getPort() + "/")
                .press("Win");
        browser.awaitText("h1", "Access denied");
        browser.open("http://localhost:" + elsewhere.getAddress().getPort() + "/");
        browser.run("fetch('" + file + "', {method: 'DELETE', credentials: 'include'}).catch(() => {}).then(() =>"
                + " fetch('" + client.address()
                + "/api/v1/files', {method: 'POST', credentials: 'include', mode: 'no-cors'}))"
                + ".catch(() => {}).then(() => { window.tried = true; })");
        Browser.await(() -> Boolean.TRUE.equals(browser.run("return window.tried")));

        assertThat(client.list("/api/v1/files?q=stays.pdf"))
                .hasSize(1)
                .allSatisfy(found -> assertThat(found.has("title")).isFalse());
    }

    @Test
    void row_34_a_page_elsewhere_cannot_sign_anybody_in() throws Exception {
        page = "<form method=post action='%s/login'><input name=token value='%s'><button>Win</button></form>"
                .formatted(client.address(), Tokens.of(AGENCY, EVERY));
        for (String site : List.of("localhost", "127.0.0.1")) {
            browser.open("http://" + site + ":" + elsewhere.getAddress().getPort() + "/")
                    .press("Win");
            browser.awaitText("h1", "Access denied");
            assertThat(browser.cookie()).as(site).isNull();
        }
    }

    @Test
    void row_34_pages_are_shown_in_no_frame() {
        page = "<iframe src='%s/login'></iframe>".formatted(client.address());
        browser.open("http://localhost:" + elsewhere.getAddress().getPort() + "/");
        Browser.await(() -> browser.complaints().stream().anyMatch(line -> line.contains("frame-ancestors")));
    }

    private static JsonNode upload(String name) throws Exception {
        JsonNode file = client.upload("/api/v1/agencies/AGY-login/documents/job_order", name, PDF);
        client.awaitRedirect(file.get("url").asString());
        return file;
    }

    private static void signIn(String token) {
        browser.type("#token", token).press("Sign in");
    }
}
