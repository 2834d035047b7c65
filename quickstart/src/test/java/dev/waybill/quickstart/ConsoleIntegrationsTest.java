package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.console.InMemoryMigrations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** S3 and migrations in a browser; the number is the row of hostile-inputs.md. */
class ConsoleIntegrationsTest {

    @RegisterExtension
    static final Browser browser = Browser.ofOpen();

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
    void a_migration_is_planned_started_watched_paused_verified_and_undone() {
        browser.open("/integrations");
        assertThat(browser.text("main")).contains("1,150", "1,045", "There are files to migrate.");
        assertThat(browser.run("return getComputedStyle(document.querySelector('[data-open=migrate]')).backgroundColor"))
                .isEqualTo("rgb(29, 78, 216)");
        browser.press("Migrate to S3");
        assertThat(browser.texts("#migrate .field label"))
                .containsExactly("Bucket Name", "Access Key ID", "Secret Access Key", "Region");
        assertThat(browser.run("return document.getElementById('region').value")).isEqualTo("us-east-1");
        browser.type("#bucketName", "mine").type("#accessKeyId", "AKIA").type("#secretAccessKey", "a secret of mine");
        browser.press("Start S3 Migration").awaitText("h1", "Migration of local, documents");
        assertThat(InMemoryMigrations.secrets()).last().isEqualTo("a secret of mine");
        assertThat(browser.run("return document.documentElement.outerHTML").toString()).doesNotContain("a secret of mine");

        InMemoryMigrations.carry(4, "carrying");
        browser.awaitText(".line", "5 of 10 files, 5.0 MB of 10 MB, 2.5 MB/s, 2 min 5 s left, 1 failed");
        assertThat(browser.run("return document.querySelector('progress').position")).isEqualTo(0.5);
        browser.press("Pause").awaitText(".badge", "paused");
        browser.press("Resume").awaitText(".badge", "carrying");
        InMemoryMigrations.carry(9, "completed_with_errors");
        browser.awaitText("#messages", "The run is over: completed_with_errors.");

        browser.press("Verify").awaitText(".badge", "verifying");
        InMemoryMigrations.carry(9, "completed_with_errors");
        browser.awaitText(".badge", "completed_with_errors");
        browser.press("Undo…").press("Keep");
        browser.press("Undo…").press("Undo").awaitText(".badge", "undone");
        browser.press("Integrations").awaitPath("/integrations");
        assertThat(browser.text(".runs li")).contains("undone");
    }

    @Test
    void a_check_alone_says_what_is_missing() {
        browser.open("/integrations").press("Migrate to S3").press("Check only");
        browser.awaitText("main", "a permission is missing");
        assertThat(browser.texts(".checks li")).hasSize(2).last().asString().contains("<i>denied</i>");
        assertThat(browser.texts("main button")).doesNotContain("Pause", "Verify");
    }

    @Test
    void what_is_refused_is_said_and_what_was_typed_stays() {
        browser.open("/integrations").press("Migrate to S3");
        browser.type("#bucketName", "taken").press("Start S3 Migration");
        browser.awaitText("#messages [role=alert]", "a run of somebody else is under way");
        browser.press("Migrate to S3");
        assertThat(browser.run("return document.getElementById('bucketName').value")).isEqualTo("taken");
        browser.type("#accessKeyId", "AKIA").press("Start S3 Migration");
        browser.awaitText("#messages [role=alert]", "given together or not at all");
    }

    @Test
    void row_34_paths_and_errors_that_would_be_markup_stay_text() {
        browser.open("/integrations").press("Migrate to S3").press("Dry run").awaitText("h1", "Dry run of");
        InMemoryMigrations.carry(9, "completed_with_errors");
        browser.awaitText(".troubles .name", InMemoryMigrations.EVIL);
        assertThat(browser.text(".troubles")).contains("<b>another</b> object");
        assertThat(browser.run("return document.querySelectorAll('main img, main b').length")).isEqualTo(0L);
        assertThat(browser.run("return window.hacked")).isNull();
        browser.resize(Browser.PHONE);
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) Browser.PHONE);
    }

    @Test
    void a_run_that_is_not_there_is_a_page_too() {
        assertThat(browser.open("/integrations/runs/none").text("h1")).isEqualTo("Migration not found");
    }
}
