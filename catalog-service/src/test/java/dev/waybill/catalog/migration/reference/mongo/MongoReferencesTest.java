package dev.waybill.catalog.migration.reference.mongo;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import dev.waybill.catalog.Databases;
import dev.waybill.catalog.migration.reference.RecordedReferences;
import dev.waybill.catalog.migration.reference.Reference;
import dev.waybill.catalog.migration.reference.Reference.Change;
import dev.waybill.catalog.migration.reference.References;
import dev.waybill.catalog.migration.reference.ReferencesContract;
import dev.waybill.catalog.migration.reference.Target;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoReferencesTest extends ReferencesContract {

    private static final int EIGHT_MEGABYTES = 8 << 20;

    @RegisterExtension
    static final Databases databases = new Databases();

    private final MongoDatabase database = databases.next();
    private final MongoCollection<BsonDocument> slides = database.getCollection("slides", BsonDocument.class);

    @Override
    protected Application application() {
        return new MongoApplication();
    }

    @Test
    void idsMayBeOfAnyType() {
        List<BsonValue> ids = List.of(
                new BsonObjectId(),
                new BsonInt32(7),
                new BsonInt64(1L << 40),
                new BsonDouble(0.5),
                new BsonBinary(UUID.randomUUID()),
                new BsonDateTime(1_700_000_000_000L),
                new BsonDocument("a", new BsonInt32(1)).append("b", new BsonString("x/y")),
                new BsonString("{\"$oid\":\"no\"}"));
        for (BsonValue id : ids) {
            slides.insertOne(new BsonDocument("_id", id).append("html", new BsonString("images/a.png")));
        }
        References references = references(database, "slides.html");

        assertThat(replace(references))
                .hasSize(ids.size())
                .extracting(Reference::document)
                .contains("{\"$numberInt\": \"7\"}", "{\"$oid\":\"no\"}");
        assertThat(slides.find().into(new ArrayList<>()))
                .allMatch(slide -> slide.getString("html").getValue().equals("/api/files/a.png"));
        references.undo(RUN, reference -> assertThat(reference.change()).isEqualTo(Change.RESTORED), NEVER);
        for (BsonValue id : ids) {
            assertThat(slides.find(eq("_id", id)).first())
                    .isEqualTo(new BsonDocument("_id", id).append("html", new BsonString("images/a.png")));
        }
    }

    @Test
    void nothingElseInADocumentIsWritten() {
        BsonDocument slide = BsonDocument.parse("""
                {"_id": 1, "html": "images/a.png", "n": {"$numberLong": "1"}, "d": {"$numberDouble": "1.0"}, "null": null,
                 "when": {"$date": "2026-11-21T10:00:00Z"}, "bin": {"$binary": {"base64": "AAE=", "subType": "00"}},
                 "list": [1, {"x": []}]}""");
        slides.insertOne(slide);
        replace(references(database, "slides.*"));
        assertThat(slides.find().first()).isEqualTo(slide.append("html", new BsonString("/api/files/a.png")));
        assertThat(slide.get("null")).isEqualTo(BsonNull.VALUE);
    }

    @Test
    void aTextTooLargeForAnUpdateIsLeft() {
        String html = "images/a.png" + " ".repeat(EIGHT_MEGABYTES);
        slides.insertOne(new BsonDocument("_id", new BsonInt32(1)).append("html", new BsonString(html)));
        assertThat(replace(references(database, "slides.html")))
                .extracting(Reference::change)
                .containsExactly(Change.LEFT);
        assertThat(database.getCollection(MongoChangeLog.COLLECTION).countDocuments())
                .isZero();
    }

    @Test
    void waybillsOwnCollectionsAreNoTargets() {
        slides.insertOne(new BsonDocument());
        TargetCheck check = new TargetCheck("slides"::equals);
        assertThatThrownBy(() -> check.run(database, List.of(Target.parse("slides.html"))))
                .hasMessageContaining("Waybill's own");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsSaidSo() {
        try (MongoClient nobody = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50")) {
            References references = references(nobody.getDatabase("x"), "slides.html");
            assertThatThrownBy(() -> references.look(book, reference -> {}, NEVER))
                    .isInstanceOfSatisfying(
                            WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CATALOG_UNAVAILABLE));
            assertThatThrownBy(references::check)
                    .isInstanceOfSatisfying(
                            WaybillException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.MIGRATION_REFERENCES));
        }
    }

    private List<Reference> replace(References references) {
        List<Reference> told = new ArrayList<>();
        references.replace(RUN, book, told::add, NEVER);
        return told;
    }

    private static References references(MongoDatabase database, String... targets) {
        List<Target> parsed = List.of(targets).stream().map(Target::parse).toList();
        MongoTexts texts = new MongoTexts(database, parsed, new TargetCheck(name -> false));
        return new RecordedReferences(texts, new MongoChangeLog(database), ADDRESSES);
    }

    private final class MongoApplication implements Application {

        @Override
        public References references(List<String> targets) {
            return MongoReferencesTest.references(database, targets.toArray(String[]::new));
        }

        @Override
        public void put(String collection, String id, Map<String, Object> document) {
            database.getCollection(collection)
                    .replaceOne(eq("_id", id), withId(id, document), new ReplaceOptions().upsert(true));
        }

        @Override
        public Optional<Map<String, Object>> get(String collection, String id) {
            return Optional.ofNullable(database.getCollection(collection)
                            .find(eq("_id", id))
                            .first())
                    .map(MongoApplication::withoutId);
        }

        @Override
        public List<Map<String, Object>> all(String collection) {
            return database.getCollection(collection)
                    .find()
                    .map(MongoApplication::withoutId)
                    .into(new ArrayList<>());
        }

        @Override
        public void remove(String collection, String id) {
            database.getCollection(collection).deleteOne(eq("_id", id));
        }

        private static Document withId(String id, Map<String, Object> document) {
            Document whole = new Document("_id", id);
            whole.putAll(document);
            return whole;
        }

        private static Map<String, Object> withoutId(Document document) {
            document.remove("_id");
            return plain(document);
        }

        private static Map<String, Object> plain(Map<?, ?> members) {
            Map<String, Object> plain = new LinkedHashMap<>();
            members.forEach((name, value) -> plain.put(String.valueOf(name), plain(value)));
            return plain;
        }

        private static Object plain(Object value) {
            if (value instanceof List<?> values) {
                return values.stream().map(MongoApplication::plain).toList();
            }
            return value instanceof Map<?, ?> members ? plain(members) : value;
        }
    }
}
