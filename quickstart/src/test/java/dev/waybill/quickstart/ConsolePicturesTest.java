package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Pictures of every page, light and dark, wide and narrow, for people to look at; {@code waybill.screenshots} says where to. */
@EnabledIfSystemProperty(named = "waybill.screenshots", matches = ".+", disabledReason = "nobody asked for pictures")
class ConsolePicturesTest {

    private static final int NARROW = 390;

    @RegisterExtension
    static final Browser browser = Browser.ofMigrating();

    private final Client client = new Client(Shared.migrating());
    private String run = "";

    @Test
    void every_page_is_taken_in_light_and_dark_wide_and_narrow() throws Exception {
        Path directory = Files.createDirectories(Path.of(System.getProperty("waybill.screenshots")));
        for (Map.Entry<String, String> page : pages().entrySet()) {
            for (String scheme : List.of("light", "dark")) {
                for (int width : List.of(Browser.WIDE, NARROW)) {
                    browser.resize(width);
                    browser.prefer(scheme);
                    browser.open(page.getValue()).text("h1");
                    if (page.getKey().equals("migrate")) {
                        browser.press("Migrate to S3");
                    }
                    browser.screenshot(directory.resolve("%s-%s-%d.png".formatted(page.getKey(), scheme, width)));
                    assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                            .as(page.getKey())
                            .isLessThanOrEqualTo(width);
                }
            }
        }
        browser.prefer("light");
        client.post("/api/migrate/s3/runs/" + run + "/abort", new byte[0]);
    }

    /** By name, in the order in which one would show them. */
    private Map<String, String> pages() throws Exception {
        byte[] pdf = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
        JsonNode file = null;
        for (String name : List.of("rate card 2026.pdf", "Angebot Müller & Söhne.pdf", "Invoice March.pdf")) {
            file = client.upload("/api/v1/agencies/AGY-pictures/documents/agency_invoice", name, pdf);
            client.awaitRedirect(file.get("url").asString());
        }
        try (MongoClient mongo = MongoClients.create(Shared.migrating().mongodb())) {
            mongo.getDatabase("waybill")
                    .getCollection("slides")
                    .insertOne(new Document("html", "<img src=/images/2024/12/slide-1.png>"));
        }
        Path images = Files.createDirectories(Shared.source().resolve("images/2024/12"));
        for (int i = 1; i <= 40; i++) {
            Files.write(images.resolve("slide-%d.png".formatted(i)), new byte[20_000 * i]);
        }
        run = client.postJson("/api/migrate/s3", "{\"bandwidthLimit\":1000000}", 202)
                .path("run_id")
                .asString();
        browser.open("/integrations/runs/" + run).awaitText(".line", " left, ");
        client.post("/api/migrate/s3/runs/" + run + "/pause", new byte[0]);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("files", "/console/files?owner=AGY-pictures");
        pages.put("file", "/console/files/" + file.get("id").asString());
        pages.put("upload", "/console/upload");
        pages.put("integrations", "/integrations");
        pages.put("migrate", "/integrations");
        pages.put("run", browser.path());
        pages.put("failures", "/console/failures?status=any");
        pages.put("missing", "/console/nothing");
        return pages;
    }
}
