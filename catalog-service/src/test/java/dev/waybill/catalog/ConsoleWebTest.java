package dev.waybill.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.RunningCatalog.Answer;
import dev.waybill.file.FileDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The console's pages as they are sent; what browsers make of them is tested with the quickstart. */
class ConsoleWebTest {

    private static final String HTMX = "HX-Request";

    private final RunningCatalog catalog = RunningCatalog.shared();

    @Test
    void everyPageIsServedByTheCatalogAlone() {
        for (String page : List.of("/console/files", "/console/upload", "/integrations", "/console/failures")) {
            Answer answer = catalog.get(page);
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(text(answer))
                    .contains("<h1>", "aria-current=\"page\"")
                    .doesNotContain("<style", "style=", "onclick");
        }
        assertThat(catalog.get("/").header("Location")).isEqualTo("/console/files");
        assertThat(text(catalog.get("/integrations"))).contains("Migrate to S3");
    }

    @Test
    void whatPagesAreMadeOfIsKeptForGoodUnderAnAddressThatChangesWithIt() {
        String page = text(catalog.get("/console/files"));
        List<String> assets = Pattern.compile("(?:href|src)=\"(/(?:console/assets|webjars)/[^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(assets).hasSize(4).anyMatch(asset -> asset.matches("/console/assets/console-[0-9a-f]{32}\\.css"));
        for (String asset : assets) {
            assertThat(catalog.get(asset).status()).as(asset).isEqualTo(200);
            assertThat(catalog.get(asset).header("Cache-Control")).contains("max-age=31536000");
        }
    }

    @Test
    void htmxGetsThePartThatItAskedFor() {
        FileDetails file = catalog.store(Samples.file());
        catalog.awaitStatus("/api/files/" + file.filename(), 302);

        Answer found = catalog.get("/console/files?owner=" + file.owner().id() + "&tag=", HTMX, "true");
        assertThat(text(found)).contains(file.originalFilename().value()).doesNotContain("<html", "<nav");
        assertThat(found.header("HX-Push-Url"))
                .isEqualTo("/console/files?owner=" + file.owner().id());
        Answer status = catalog.get("/console/files/" + file.id() + "/status", HTMX, "true");
        assertThat(text(status)).contains("stored").doesNotContain("hx-get");
        assertThat(status.header("HX-Trigger")).isEqualTo("settled");
    }

    @Test
    void linksAreMadeAndLabelsAreChangedAsTheApiDoes() {
        FileDetails file = catalog.store(Samples.file());
        catalog.awaitStatus("/api/files/" + file.filename(), 302);
        String page = "/console/files/" + file.id();

        assertThat(text(catalog.get(page + "/link", HTMX, "true"))).contains("X-Amz-Signature");
        Answer stale = post(page + "/labels", "title=a&description=&tags=&etag=%22nonsense%22");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.header("HX-Retarget")).isEqualTo("#messages");
        assertThat(text(stale)).contains("role=\"alert\"", "Changed in the meantime");
        String etag = catalog.get("/api/v1/files/" + file.id()).header("ETag");
        Answer saved =
                post(page + "/labels", "title=One&description=a%0D%0Ab&tags=x,+y,x&etag=" + etag.replace("\"", "%22"));
        assertThat(text(saved)).contains("The labels are saved.");
        assertThat(catalog.get("/api/v1/files/" + file.id()).json().toString())
                .contains("\"title\":\"One\"", "\"description\":\"a\\nb\"", "[\"x\",\"y\"]");

        assertThat(text(catalog.send("DELETE", page, null, HTMX, "true"))).contains("The file is deleted");
        assertThat(catalog.send("DELETE", page, null, HTMX, "true").status()).isIn(200, 410);
        assertThat(text(catalog.get(page))).contains("deleting").doesNotContain("Save labels", "Make a one-hour link");
    }

    @Test
    void problemsAreForPeople() {
        for (String page :
                List.of("/console/nothing", "/console/files/0197c3a2-0000-7000-8000-000000000000", "/integrations/x")) {
            Answer missing = catalog.get(page);
            assertThat(missing.status()).as(page).isEqualTo(404);
            assertThat(missing.header("Content-Type")).startsWith("text/html");
            assertThat(text(missing)).contains("<nav");
        }
        assertThat(catalog.get("/console/files/nonsense").status()).isEqualTo(400);
        assertThat(catalog.get("/console/assets/nothing.js").status()).isEqualTo(404);
        assertThat(catalog.get("/integrations/runs/1").status()).isEqualTo(404);
        Answer foreign = catalog.send("POST", "/console/failures/x/replay", "", "Sec-Fetch-Site", "cross-site");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(text(foreign)).contains("another site");
    }

    @Test
    void withoutAccessControlThereIsNothingToSignInTo() {
        assertThat(text(catalog.get("/login"))).contains("url=/console/files").doesNotContain("token");
        assertThat(text(catalog.get("/console/files"))).doesNotContain("Sign out");
    }

    private Answer post(String path, String form) {
        return catalog.send("POST", path, form, HTMX, "true", "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String text(Answer answer) {
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }
}
