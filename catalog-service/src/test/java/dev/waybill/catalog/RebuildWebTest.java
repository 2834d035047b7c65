package dev.waybill.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.waybill.event.EventEnvelope;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Sha256;
import dev.waybill.staging.StagedFile;
import dev.waybill.storage.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The catalog made anew from a real broker, a real bucket, into a real database. */
class RebuildWebTest {

    private final RunningCatalog catalog = RunningCatalog.shared();

    @Test
    void aCatalogThatSomebodyDroppedComesBackFromTheTopics() {
        List<FileDetails> files = new ArrayList<>();
        List<EventEnvelope> events = new ArrayList<>();
        for (int n = 0; n < 30; n++) {
            FileDetails file = Samples.file();
            files.add(file);
            events.add(Samples.staged(file));
            events.add(n % 4 == 0 ? Samples.failed(file) : catalog.storedHere(file));
            if (n % 3 == 0) {
                events.add(Samples.deletionRequested(file));
                events.add(Samples.deleted(file));
            }
        }
        catalog.publish(events.toArray(EventEnvelope[]::new));
        await().pollDelay(Duration.ZERO).until(() -> timelines(files) == events.size());
        String before = dumpHash(files);

        files().deleteMany(new Document());
        List<JsonNode> lines = rebuild("");

        assertThat(dumpHash(files)).isEqualTo(before);
        JsonNode summary = lines.getLast();
        assertThat(summary.path("type").asString()).isEqualTo("summary");
        assertThat(summary.path("added").asLong()).isEqualTo(files().countDocuments());
        assertThat(summary.path("now").path("same").asLong()).isEqualTo(files().countDocuments());
        assertThat(lines.getFirst().path("step").asString()).isEqualTo("reading");
        assertThat(collections()).noneMatch(name -> name.startsWith("files_rebuilt"));

        assertThat(rebuild("?dry_run=true")
                        .getLast()
                        .path("found")
                        .path("missing")
                        .asLong())
                .isEqualTo(summary.path("refused").asLong());
    }

    @Test
    void whatTheTopicsForgotComesBackFromTheBucket() {
        FileDetails file = Samples.media("EVT-" + System.nanoTime(), "A picture.png", "image/png");
        catalog.context.getBean(ObjectStore.class).putIfAbsent(file, bytes(Samples.content(file.id())));

        assertThat(rebuild("?from=bucket").getLast().path("added").asLong()).isPositive();

        JsonNode row = catalog.get("/api/v1/files/" + file.id()).json();
        assertThat(row.path("status").asString()).isEqualTo("stored");
        assertThat(row.path("event_id").asString()).isEqualTo(file.owner().id());
        assertThat(row.path("original_filename").asString()).isEqualTo("A picture.png");
        assertThat(row.path("filename").asString()).isEqualTo(file.filename().value());
        assertThat(catalog.get("/api/files/" + file.filename()).status()).isEqualTo(302);
        assertThat(rebuild("?from=bucket&dry_run=true").getLast().path("ok").asBoolean())
                .isTrue();
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeAnythingIsTold() {
        var answer = catalog.send("POST", "/api/v1/catalog/rebuild?from=memory", null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).isEqualTo("from is topics or bucket");
        assertThat(catalog.get("/api/v1/catalog/rebuild").status()).isEqualTo(405);
    }

    private List<JsonNode> rebuild(String query) {
        var answer = catalog.send("POST", "/api/v1/catalog/rebuild" + query, null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        return new String(answer.bytes(), StandardCharsets.UTF_8)
                .lines()
                .map(RunningCatalog.JSON::readTree)
                .toList();
    }

    private MongoCollection<Document> files() {
        return database().getCollection("files");
    }

    private MongoDatabase database() {
        return catalog.context.getBean(MongoDatabase.class);
    }

    private List<String> collections() {
        return database().listCollectionNames().into(new ArrayList<>());
    }

    private int timelines(List<FileDetails> files) {
        return rows(files).stream()
                .mapToInt(row -> row.getList("timeline", Document.class).size())
                .sum();
    }

    private String dumpHash(List<FileDetails> files) {
        List<Document> rows = rows(files);
        assertThat(rows).hasSize(files.size());
        rows.forEach(row -> row.remove("version"));
        String dump = rows.stream().map(Document::toJson).collect(Collectors.joining("\n"));
        return Sha256.of(dump.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private List<Document> rows(List<FileDetails> files) {
        List<String> ids = files.stream().map(file -> file.id().toString()).toList();
        return files().find(new Document("_id", new Document("$in", ids)))
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }

    private static StagedFile bytes(byte[] content) {
        return new StagedFile() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }
}
