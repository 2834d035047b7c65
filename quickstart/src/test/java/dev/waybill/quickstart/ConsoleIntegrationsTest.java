package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** S3 and migrations in a browser; the number is the row of hostile-inputs.md. */
class ConsoleIntegrationsTest {

    private static final String EVIL = "\"><img src=x onerror=window.hacked=1>.png";
    private static final String SLIDE = "<img src='/images/2024/12/opening.png'>";

    @RegisterExtension
    static final Browser browser = Browser.ofMigrating();

    private final Client client = new Client(Shared.migrating());

    private static MongoClient mongo;

    @BeforeAll
    static void up() throws IOException {
        mongo = MongoClients.create(Shared.migrating().mongodb());
        slides().insertOne(new Document("_id", "console").append("html", SLIDE));
        FileSystemUtils.deleteRecursively(Shared.source());
        write("images/2024/12/opening.png", "\u0089PNG\r\n\u001a\n opening");
        write("images/2024/12/closing.png", "\u0089PNG\r\n\u001a\n closing");
        Files.createSymbolicLink(Shared.source().resolve("images/2024/12/" + EVIL), Path.of("opening.png"));
        write("uploads/agency_invoice/AGY-5_agency_invoice_1732000000_large.pdf", "%PDF-1.7 " + " ".repeat(200_000));
    }

    @AfterAll
    static void down() {
        mongo.close();
    }

    private static void write(String path, String bytes) throws IOException {
        Path file = Shared.source().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void the_store_is_shown_and_tried() {
        browser.open("/").press("Integrations").awaitPath("/integrations");
        assertThat(browser.text(".facts")).contains("waybill", "us-east-1");
        browser.press("Run self-test").awaitText("#selftest", "The store does what Waybill needs of it.");
        assertThat(browser.texts("#selftest li strong"))
                .contains(
                        "S3 connection",
                        "File upload",
                        "File existence check",
                        "File info retrieval",
                        "Presigned URL",
                        "File listing",
                        "File deletion");
    }

    @Test
    void a_migration_is_planned_started_verified_and_undone() throws Exception {
        open().click("input[value=documents]").press("Dry run").awaitText("h1", "Dry run of images");
        browser.awaitText("#messages", "The run is over: completed_with_errors.");
        assertThat(browser.text("#run")).contains("3 files", "Plan");

        open().click("input[value=documents]").press("Start S3 Migration").awaitText("h1", "Migration of images");
        browser.awaitText("#messages", "The run is over: completed_with_errors.");
        assertThat(browser.text("#run")).contains("2 as they should be, 0 not", "1 replaced");
        assertThat(slide()).isEqualTo("<img src='/api/files/opening.png'>");
        client.awaitRedirect("/api/files/opening.png");

        client.delete("/api/files/closing.png");
        client.awaitStatus(client.address() + "/api/files/closing.png", 410);
        browser.press("Verify").awaitText("#run", "1 as they should be, 1 not");
        browser.press("Undo…").press("Keep");
        browser.press("Undo…").press("Undo").awaitText(".badge", "undone");
        assertThat(slide()).isEqualTo(SLIDE);
        assertThat(browser.text("#run")).contains("1 restored");
        browser.press("Integrations").awaitPath("/integrations");
        assertThat(browser.text(".runs li")).contains("undone");
    }

    private static String slide() {
        return slides().find().first().getString("html");
    }

    private static MongoCollection<Document> slides() {
        return mongo.getDatabase("waybill").getCollection("slides");
    }

    /** At the least rate that there is, which leaves three minutes to look on. */
    @Test
    void a_run_is_watched_paused_resumed_and_aborted_and_keeps_others_waiting() throws Exception {
        JsonNode run = client.postJson("/api/migrate/s3", "{\"sources\":[\"documents\"],\"bandwidthLimit\":1024}", 202);
        browser.open("/integrations/runs/" + run.path("run_id").asString()).awaitText(".badge", "carrying");
        browser.awaitText(".line", "0 of 1 files, 0 B of 200 kB");
        browser.press("Pause").awaitText(".badge", "paused");
        browser.press("Resume").awaitText(".badge", "carrying");
        open().press("Start S3 Migration").awaitText("#messages [role=alert]", "a migration is running already");
        browser.open("/integrations")
                .press("Migration of documents")
                .press("Abort…")
                .press("Go on");
        browser.press("Abort…").press("Abort").awaitText(".badge", "aborted");
    }

    @Test
    void the_four_fields_are_those_of_the_seed_and_a_check_alone_says_what_is_missing() {
        open();
        assertThat(browser.run(
                        "return getComputedStyle(document.querySelector('[data-open=migrate]')).backgroundColor"))
                .isEqualTo("rgb(29, 78, 216)");
        assertThat(browser.texts("#migrate .field label"))
                .containsExactly("Bucket Name", "Access Key ID", "Secret Access Key", "Region");
        assertThat(browser.run("return document.getElementById('region').value"))
                .isEqualTo("us-east-1");
        Places.S3 ours = Shared.migrating().s3();
        browser.type("#bucketName", "nobodys-bucket")
                .type("#accessKeyId", ours.accessKeyId())
                .type("#secretAccessKey", ours.secretAccessKey());
        browser.press("Check only").awaitText("#messages", "The run is over: failed_preflight.");
        assertThat(browser.texts(".checks li")).anyMatch(check -> check.contains("failed"));
        assertThat(browser.texts("main button")).doesNotContain("Pause", "Verify");
        assertThat(String.valueOf(browser.run("return document.documentElement.outerHTML")))
                .doesNotContain(ours.secretAccessKey());
    }

    @Test
    void what_is_refused_is_said_and_what_was_typed_stays() {
        open().type("#bucketName", "mine").type("#accessKeyId", "AKIA").press("Start S3 Migration");
        browser.awaitText("#messages [role=alert]", "given together or not at all");
        browser.press("Migrate to S3");
        assertThat(browser.run("return document.getElementById('bucketName').value"))
                .isEqualTo("mine");
        open().click("input[value=documents]").click("input[value=images]").press("Start S3 Migration");
        browser.awaitText("#messages [role=alert]", "choose at least one source");
    }

    @Test
    void row_34_paths_that_would_be_markup_stay_text() {
        open().click("input[value=documents]").press("Dry run").awaitText(".troubles .name", EVIL);
        assertThat(browser.run("return document.querySelectorAll('main img').length"))
                .isEqualTo(0L);
        assertThat(browser.run("return window.hacked")).isNull();
        browser.resize(Browser.PHONE);
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) Browser.PHONE);
        browser.awaitText("#messages", "The run is over");
    }

    @Test
    void a_run_that_is_not_there_is_a_page_too() {
        assertThat(browser.open("/integrations/runs/none").text("h1")).isEqualTo("Migration not found");
    }

    private static Browser open() {
        return browser.open("/integrations").press("Migrate to S3");
    }
}
