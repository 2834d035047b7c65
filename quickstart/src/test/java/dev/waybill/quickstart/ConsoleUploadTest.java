package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Uploads from a browser; the number is the row of hostile-inputs.md. */
class ConsoleUploadTest {

    private static final int SLOW = 100_000;

    @RegisterExtension
    static final Browser browser = Browser.ofOpen();

    private static Client client;

    @TempDir
    private Path directory;

    @BeforeAll
    static void connect() {
        client = new Client(Shared.open());
    }

    @AfterEach
    void hurryUp() {
        browser.slowDown(-1);
    }

    @Test
    void several_files_go_three_at_a_time_and_are_followed_until_they_are_stored() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            files.add(file("photo %d.txt".formatted(i), 400_000));
        }
        browser.open("/console/upload").choose("#collection", "temp").type("#owner", "console-uploader");
        browser.slowDown(SLOW);
        browser.chooseFiles("#files", files);

        assertThat(browser.texts(".uploads .state"))
                .filteredOn("waiting"::equals)
                .hasSize(2);
        Browser.await(() -> Boolean.TRUE.equals(browser.run("return [...document.querySelectorAll('.uploads progress')]"
                + ".some(bar => bar.value > 0 && bar.value < 1)")));
        browser.slowDown(-1);
        browser.awaitCount(".uploads .badge-stored", 5);
        assertThat(client.list("/api/v1/files?user_id=console-uploader"))
                .extracting(found -> found.get("size").asInt())
                .containsOnly(400_000)
                .hasSize(5);
        browser.press("photo 3.txt").awaitText("h1", "photo 3.txt");
    }

    @Test
    void files_that_are_dropped_wait_until_it_is_said_whose_they_are() throws Exception {
        browser.open("/console/upload");
        drop("a.pdf", "%PDF-1.7");
        browser.awaitText(".uploads .state", "waiting");
        browser.type("#owner", "AGY-dropped")
                .type("#doc-type", "agency_invoice")
                .press("Upload them");

        browser.awaitCount(".uploads .badge-stored", 1);
        assertThat(client.list("/api/v1/files?agency_id=AGY-dropped"))
                .extracting(found -> found.get("doc_type").asString())
                .containsExactly("agency_invoice");
    }

    @Test
    void a_refusal_says_why_and_the_next_try_is_as_the_form_says_by_then() throws Exception {
        browser.open("/console/upload").choose("#collection", "images");
        browser.chooseFiles("#files", List.of(file("no image.txt", 10)));

        browser.awaitText(".uploads .state", "File type not allowed: images takes no text/plain");
        browser.choose("#collection", "temp").press("Try again").awaitCount(".uploads .badge-stored", 1);
    }

    @Test
    void what_was_cancelled_can_be_tried_again() throws Exception {
        browser.open("/console/upload").choose("#collection", "temp").type("#owner", "console-canceller");
        browser.slowDown(SLOW);
        browser.chooseFiles("#files", List.of(file("large.txt", 500_000)));
        browser.awaitText(".uploads .size", " of ");
        browser.press("Cancel").awaitText(".uploads .state", "cancelled");

        browser.slowDown(-1);
        browser.press("Try again").awaitCount(".uploads .badge-stored", 1);
        assertThat(client.list("/api/v1/files?user_id=console-canceller")).hasSize(1);
    }

    @Test
    void fields_are_those_that_the_collection_needs() {
        browser.open("/console/upload");
        awaitVisible(true, true);
        browser.choose("#collection", "products");
        awaitVisible(false, false);
        browser.choose("#collection", "event-media");
        awaitVisible(true, false);
        assertThat(browser.run("return document.getElementById('owner-kind').value"))
                .isEqualTo("event_id");
    }

    @Test
    void row_34_a_name_that_would_be_markup_stays_text_on_its_way_too() {
        String evil = "\"><img src=x onerror=window.hacked=1>.txt";
        browser.open("/console/upload").choose("#collection", "temp");
        drop(evil, "text");
        browser.awaitCount(".uploads .badge-stored", 1);
        assertThat(browser.text(".uploads .name")).isEqualTo(evil);
        drop("<b>bold</b>", "");
        browser.awaitCount(".uploads li", 2);
        assertThat(browser.run("return document.querySelectorAll('main img, main b').length"))
                .isEqualTo(0L);
        assertThat(browser.run("return window.hacked")).isNull();
    }

    private static void awaitVisible(boolean owner, boolean docType) {
        Browser.await(() -> List.of(owner, docType)
                .equals(browser.run(
                        "return ['owner', 'doc-type'].map(id => document.getElementById(id).checkVisibility())")));
    }

    private static void drop(String name, String content) {
        browser.run(
                "const data = new DataTransfer(); data.items.add(new File([arguments[1]], arguments[0]));"
                        + "document.getElementById('drop').dispatchEvent("
                        + "new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));",
                name,
                content);
    }

    private Path file(String name, int size) throws IOException {
        return Files.write(directory.resolve(name), "x".repeat(size).getBytes());
    }
}
