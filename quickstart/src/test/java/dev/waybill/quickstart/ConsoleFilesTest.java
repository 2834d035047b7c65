package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of files and a file's page, in a browser; the number is the row of hostile-inputs.md. */
class ConsoleFilesTest {

    private static final byte[] PDF = "%PDF-1.7 one invoice".getBytes(StandardCharsets.UTF_8);
    private static final String AGENCY = "/api/v1/agencies/AGY-console/documents/agency_invoice";
    /** The smallest picture that there is. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @RegisterExtension
    static final Browser browser = Browser.ofOpen();

    private static Client client;

    @BeforeAll
    static void connect() {
        client = new Client(Shared.open());
    }

    @Test
    void a_file_is_found_by_typing_relabelled_handed_on_and_deleted() throws Exception {
        JsonNode file = client.upload(AGENCY, "Sommerfest Übergröße.pdf", PDF);
        client.awaitRedirect(file.get("url").asString());

        browser.open("/").awaitPath("/console/files");
        browser.type("#q", "fest übergröße").awaitPath("/console/files?q=fest+%C3%BCbergr%C3%B6%C3%9Fe");
        browser.awaitText("#count", "1 file");
        browser.press("Sommerfest Übergröße.pdf")
                .awaitPath("/console/files/" + file.get("id").asString());
        browser.awaitText("#status", "stored");
        assertThat(browser.text(".facts"))
                .contains("AGY-console", "agency_invoice", file.get("sha256").asString());
        assertThat(browser.texts(".timeline code"))
                .contains("dev.waybill.file.staged.v1", "dev.waybill.file.stored.v1");

        browser.type("#title", "March").type("#tags", "paid, 2026").press("Save labels");
        browser.awaitText("#messages", "The labels are saved.");
        Browser.await(() -> client.list("/api/v1/files?tag=paid&agency_id=AGY-console").stream()
                .map(found -> found.path("title").asString())
                .toList()
                .equals(List.of("March")));

        browser.press("Make a one-hour link").awaitCount("#signed", 1);
        String link = String.valueOf(browser.run("return document.getElementById('signed').value"));
        assertThat(client.get(link).body()).isEqualTo(PDF);
        browser.click("[data-copy=address]").awaitText("#messages", "Copied.");

        browser.press("Delete…").press("Keep");
        browser.press("Delete…").press("Delete").awaitText("#messages", "The file is deleted");
        assertThat(client.get(client.address() + file.get("url").asString()).statusCode())
                .isEqualTo(410);
        browser.awaitText("#status", "deleted");
        browser.open("/console/files?q=fest+%C3%BCbergr%C3%B6%C3%9Fe").awaitText("#count", "no files");
    }

    @Test
    void a_list_goes_on_below_and_by_keyboard() throws Exception {
        String documents = IntStream.range(0, 60)
                .mapToObj(i -> "{\"doc_type\":\"job_order\",\"filename\":\"%02d.txt\",\"content_base64\":\"b25l\"}"
                        .formatted(i))
                .collect(Collectors.joining(","));
        client.postJson("/api/v1/jobs/J-console/documents", "{\"documents\":[" + documents + "]}", 202);
        Browser.await(() -> client.list("/api/v1/files?job_id=J-console").size() == 60);

        browser.open("/console/files?owner_kind=job_id&owner=J-console");
        assertThat(browser.text("#count")).isEqualTo("the newest 50 files");
        assertThat(browser.count(".files .name")).isEqualTo(50);
        browser.run("document.querySelector('.more a').focus()");
        browser.keys(Keys.ENTER).awaitCount(".files .name", 60);
        assertThat(browser.count(".more")).isZero();
        // Whoever has no mouse goes on where the list does.
        assertThat(browser.run("return document.activeElement === document.querySelectorAll('.files .name')[50]"))
                .isEqualTo(true);
        assertThat(browser.path()).doesNotContain("cursor");
    }

    @Test
    void a_filter_that_is_none_is_said_beside_the_list_and_forgotten_with_the_next_letter() {
        browser.open("/console/files").press("More filters").type("#owner", "some");
        browser.awaitText("#results .problem", "say what kind of owner some is");
        browser.type("#owner", "AGY-nobody").awaitText("#count", "no files");
        assertThat(browser.count("#results .problem")).isZero();
    }

    @Test
    void keys_alone_lead_past_the_menu_and_back() {
        browser.open("/console/files").keys(Keys.TAB);
        assertThat(browser.run("return document.activeElement.textContent")).isEqualTo("Skip to content");
        browser.keys(Keys.ENTER);
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("main");
        browser.keys(Keys.TAB);
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("q");
    }

    @Test
    void only_what_is_harmless_is_shown() throws Exception {
        JsonNode picture = uploadTemporary("dot.png", PNG);
        JsonNode page =
                uploadTemporary("page.html", "<script>window.hacked = 1</script>".getBytes(StandardCharsets.UTF_8));

        show(picture);
        Browser.await(() ->
                Long.valueOf(1).equals(browser.run("return document.querySelector('.preview img').naturalWidth")));
        show(page);
        assertThat(browser.count(".preview")).isZero();
    }

    @Test
    void a_document_is_shown_within_its_page() throws Exception {
        JsonNode file = client.upload(AGENCY, "shown.pdf", PDF);
        client.awaitRedirect(file.get("url").asString());

        show(file);

        browser.awaitCount(".preview iframe", 1);
        assertThat(browser.complaints()).noneMatch(line -> line.contains("frame"));
    }

    @Test
    void row_34_names_and_labels_that_would_be_markup_stay_text() throws Exception {
        String evil = "\"><img src=x onerror=\"window.hacked=1\">";
        List<JsonNode> files = new ArrayList<>();
        for (String name :
                List.of(evil + ".pdf", "'><svg onload=window.hacked=1>.pdf", "{{7*7}}${7*7}.pdf", "[[${7*7}]].pdf")) {
            JsonNode file = client.upload("/api/v1/agencies/AGY-evil/documents/job_order", name, PDF);
            client.awaitRedirect(file.get("url").asString());
            client.patch(
                    "/api/v1/files/" + file.get("id").asString(),
                    JsonMapper.shared()
                            .writeValueAsString(Map.of(
                                    "title",
                                    evil,
                                    "description",
                                    "</textarea>" + evil,
                                    "tags",
                                    List.of("\" autofocus x=\"", evil.substring(0, 30)))));
            files.add(file);
        }

        browser.open("/console/files?owner=AGY-evil");
        assertThat(browser.texts(".files .name"))
                .containsAll(files.stream()
                        .map(f -> f.get("original_filename").asString())
                        .toList());
        for (JsonNode file : files) {
            show(file);
            assertThat(browser.text("h1"))
                    .isEqualTo(file.get("original_filename").asString());
            assertThat(browser.run("return document.getElementById('title').value"))
                    .isEqualTo(evil);
            assertThat(browser.run("return document.getElementById('description').value"))
                    .isEqualTo("</textarea>" + evil);
        }
        browser.open("/console/files?owner=AGY-evil").type("#q", evil.substring(0, 20));
        Browser.await(() -> browser.path().contains("q="));
        browser.awaitText("#count", files.size() + " files");
        assertThat(browser.run("return document.querySelectorAll('main img, main svg').length"))
                .isEqualTo(0L);
        assertThat(browser.run("return window.hacked")).isNull();
    }

    @Test
    void row_34_names_of_any_length_and_direction_fit_a_phone() throws Exception {
        for (String name : List.of(
                "x".repeat(1000) + ".pdf", "🎉".repeat(500) + ".pdf", "\u202Egnp.exe.pdf", "العربية עברית.pdf")) {
            client.awaitRedirect(client.upload("/api/v1/agencies/AGY-long/documents/job_order", name, PDF)
                    .get("url")
                    .asString());
        }
        browser.resize(Browser.PHONE);

        browser.open("/console/files?owner=AGY-long");
        assertThat(browser.texts(".files .name")).contains("gnp.exe.pdf");
        assertFits();
        for (JsonNode file : client.list("/api/v1/files?agency_id=AGY-long")) {
            show(file);
            assertFits();
        }
    }

    @Test
    void pages_ask_nobody_else_for_anything() throws Exception {
        JsonNode picture = uploadTemporary("other.png", PNG);
        for (String page : List.of(
                "/console/files",
                "/console/files/" + picture.get("id").asString(),
                "/console/upload",
                "/integrations",
                "/console/failures",
                "/console/nothing")) {
            browser.open(page);
            assertThat(browser.run("return performance.getEntriesByType('resource').map(e => e.name)"
                            + ".filter(name => !name.startsWith(location.origin))"))
                    .as(page)
                    .isEqualTo(List.of());
        }
    }

    private void assertFits() {
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) Browser.PHONE);
    }

    private static void show(JsonNode file) {
        browser.open("/console/files/" + file.get("id").asString());
    }

    private static JsonNode uploadTemporary(String name, byte[] content) throws Exception {
        JsonNode file = client.upload("/api/v1/temp", name, content);
        client.awaitRedirect(file.get("url").asString());
        return file;
    }
}
