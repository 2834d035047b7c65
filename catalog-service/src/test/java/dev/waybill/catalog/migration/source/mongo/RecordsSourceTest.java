package dev.waybill.catalog.migration.source.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.waybill.catalog.migration.mongo.ApplicationDatabase;
import dev.waybill.catalog.migration.source.Found;
import dev.waybill.catalog.migration.source.Found.Fit;
import dev.waybill.catalog.migration.source.Found.Unfit;
import dev.waybill.catalog.migration.source.RecordTarget;
import dev.waybill.catalog.migration.source.Source;
import dev.waybill.catalog.migration.source.SourceContract;
import dev.waybill.catalog.migration.source.TestFiles;
import dev.waybill.error.ErrorCode;
import dev.waybill.testkit.Backends;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordsSourceTest extends SourceContract {

    private final ApplicationDatabase application =
            new ApplicationDatabase(new ConnectionString(Backends.mongo().newDatabaseUri()));
    private List<RecordTarget> targets = List.of(new RecordTarget("event_media", "file_name"));

    @AfterEach
    void disconnect() {
        application.get().drop();
        application.close();
    }

    @Override
    protected Source source() {
        return new RecordsSource(
                application::get, targets, TestFiles.named(root, "https://app.example.com", "/static"));
    }

    @Override
    protected String add(byte[] content) {
        String path = "events/e1/media/" + new ObjectId().toHexString() + ".jpg";
        tree().put(path, content);
        record(new Document("file_name", path).append("event_id", "e1"));
        return path;
    }

    private MongoCollection<Document> collection(String name) {
        MongoDatabase database = application.get();
        return database.getCollection(name);
    }

    private void record(Document document) {
        collection("event_media").insertOne(document);
    }

    @Test
    void a_record_says_what_its_file_is() {
        tree().put("events/e1/media/2024/01/01/120000_123456.jpg", "x");
        record(new Document(
                        "file_name", "https://app.example.com/static/events/e1/media/2024/01/01/120000_123456.jpg?v=1")
                .append("event_id", "e2")
                .append("title", "Größe")
                .append("description", "x".repeat(5_000))
                .append("tags", List.of("photo", "event", 7))
                .append("original_filename", "C:\\photos\\IMG 1.JPG")
                .append("uploaded_by", "user-9")
                .append("mime_type", "image/png")
                .append("created_at", Date.from(Instant.parse("2023-04-05T06:07:08.009Z"))));

        Fit fit = fit();

        assertThat(fit.path()).isEqualTo("events/e1/media/2024/01/01/120000_123456.jpg");
        assertThat(fit.draft().key()).hasToString(fit.path());
        assertThat(fit.draft().owner()).hasToString("event_id=e2");
        assertThat(fit.draft().title()).isEqualTo("Größe");
        assertThat(fit.draft().description()).hasSize(4_000);
        assertThat(fit.draft().tags()).containsExactly("photo", "event", "7");
        assertThat(fit.draft().originalFilename()).hasToString("IMG 1.JPG");
        assertThat(fit.draft().uploadedBy()).isEqualTo("user-9");
        assertThat(fit.draft().fileType())
                .as("what the file is, not what is said of it")
                .hasToString("text/plain");
        assertThat(fit.draft().createdAt()).isEqualTo("2023-04-05T06:07:08.009Z");
    }

    @Test
    void where_a_record_says_nothing_the_path_does() {
        tree().put("events/e1/media/2024/01/01/120000_123456.jpg", "x");
        record(new Document("file_name", "/events/e1/media/2024/01/01/120000_123456.jpg")
                .append("event_id", null)
                .append("tags", "photo, event,, memories ")
                .append("title", " ")
                .append("created_at", "yesterday"));

        Fit fit = fit();

        assertThat(fit.draft().owner()).hasToString("event_id=e1");
        assertThat(fit.draft().title()).isNull();
        assertThat(fit.draft().tags()).containsExactly("photo", "event", "memories");
        assertThat(fit.draft().createdAt()).isEqualTo("2024-01-01T12:00:00.123Z");
    }

    @Test
    void a_file_in_no_layout_goes_where_its_record_says_it_belongs() {
        ObjectId event = new ObjectId();
        tree().put("static/Größe.jpg", "x");
        tree().put("scans/bill.pdf", "x");
        record(new Document("file_name", "static/Größe.jpg")
                .append("event_id", event)
                .append("user_id", "u1"));
        record(new Document("file_name", "scans/bill.pdf")
                .append("agency_id", "AGY-1")
                .append("doc_type", "agency_invoice"));

        List<Found> found = walk();

        assertThat(found)
                .extracting(each -> ((Fit) each).draft().owner().toString())
                .containsExactlyInAnyOrder("event_id=" + event, "agency_id=AGY-1");
        assertThat(found)
                .extracting(each -> ((Fit) each).draft().key().value())
                .anyMatch(key -> key.matches("events/%s/media/static/Gr__e-[0-9a-f]{8}\\.jpg".formatted(event)))
                .anyMatch(key ->
                        key.matches("uploads/agency_invoice/AGY-1_agency_invoice_1735063200_bill-[0-9a-f]{8}\\.pdf"));
    }

    @Test
    void what_cannot_be_moved_is_told_of_with_the_record_that_names_it() throws Exception {
        tree().put("scans/bill.pdf", "x");
        Files.createSymbolicLink(root.resolve("link.jpg"), root.resolve("scans/bill.pdf"));
        record(new Document("_id", "r1").append("file_name", "events/e1/media/missing.jpg"));
        record(new Document("_id", "r2").append("file_name", "../../etc/passwd"));
        record(new Document("_id", "r3").append("file_name", "scans/bill.pdf"));
        record(new Document("_id", "r4").append("file_name", "link.jpg").append("event_id", "e1"));

        List<Unfit> unfit = walk().stream().map(Unfit.class::cast).toList();

        assertThat(unfit)
                .extracting(Unfit::code)
                .containsExactly(
                        ErrorCode.SOURCE_UNREADABLE,
                        ErrorCode.SOURCE_UNREADABLE,
                        ErrorCode.SOURCE_LAYOUT,
                        ErrorCode.SOURCE_UNREADABLE);
        assertThat(unfit.getFirst().message()).contains("event_media r1");
        assertThat(unfit.getLast().message()).contains("symbolic link");
    }

    @Test
    void files_elsewhere_and_fields_that_name_none_are_passed_over() {
        record(new Document("file_name", "https://bucket.s3.us-east-1.amazonaws.com/events/e1/media/x.jpg"));
        record(new Document("file_name", null));
        record(new Document("file_name", 7));
        record(new Document("file_name", ""));
        record(new Document("file_name", List.of()));
        record(new Document("title", "without a file"));
        tree().put("notes.txt", "x");

        assertThat(walk()).isEmpty();
    }

    @Test
    void a_document_may_name_files_in_lists_and_in_lists_of_documents() {
        targets = List.of(new RecordTarget("decks", "slides.image"), new RecordTarget("decks", "attachments"));
        for (String name : List.of("a", "b", "c", "d")) {
            tree().put("images/2024/12/" + name + ".png", "x");
        }
        collection("decks")
                .insertOne(new Document("title", "The deck")
                        .append(
                                "slides",
                                List.of(
                                        new Document("image", "/images/2024/12/a.png").append("title", "A slide"),
                                        new Document("text", "no image"),
                                        new Document(
                                                "image", List.of("/images/2024/12/b.png", "/images/2024/12/c.png"))))
                        .append("attachments", List.of("images/2024/12/d.png")));

        assertThat(walk())
                .extracting(Found::path)
                .containsExactly(
                        "images/2024/12/a.png", "images/2024/12/b.png", "images/2024/12/c.png", "images/2024/12/d.png");
        assertThat(walk())
                .extracting(found -> ((Fit) found).draft().title())
                .containsExactly("A slide", null, null, "The deck");
    }

    @Test
    void there_may_be_more_than_a_batch_of_them() {
        List<Document> documents = new ArrayList<>();
        for (int n = 0; n < 1_001; n++) {
            tree().put("events/e1/media/%d.jpg".formatted(n), "x");
            documents.add(new Document("file_name", "events/e1/media/%d.jpg".formatted(n)));
        }
        collection("event_media").insertMany(documents);

        assertThat(walk()).hasSize(1_001).extracting(Found::path).doesNotHaveDuplicates();
    }

    @Test
    void that_it_is_not_set_or_misspelt_is_said() {
        add(new byte[1]);
        targets = List.of(new RecordTarget("event_media", "filename"));
        assertRefused(ErrorCode.MIGRATION_SOURCE, () -> source().check());
        targets = List.of();
        assertRefused(ErrorCode.MIGRATION_SOURCE, () -> source().check());
        assertThat(source().isThere()).isFalse();
    }

    private Fit fit() {
        List<Found> found = walk();
        assertThat(found).hasSize(1);
        return (Fit) found.getFirst();
    }
}
