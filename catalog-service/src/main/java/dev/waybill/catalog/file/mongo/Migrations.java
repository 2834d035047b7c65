package dev.waybill.catalog.file.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Brings the database to the present schema, a step at a time. The collection {@code schema} records which steps were
 * taken. Replicas that start together may take the same step: each of them can be repeated, and the record only rises.
 */
final class Migrations {

    private static final String RECORD = "catalog";
    private static final UpdateOptions OR_INSERT = new UpdateOptions().upsert(true);

    private static final List<Consumer<MongoDatabase>> STEPS =
            List.of(Migrations::indexFiles, Migrations::indexDeadLetters, Migrations::indexMigration);

    private final MongoDatabase database;

    Migrations(MongoDatabase database) {
        this.database = database.withWriteConcern(WriteConcern.MAJORITY);
    }

    /** Takes the steps that were not taken yet. */
    void run() {
        for (int step = taken(); step < STEPS.size(); step++) {
            STEPS.get(step).accept(database);
            schema().updateOne(eq(Fields.ID, RECORD), Updates.max(Fields.VERSION, step + 1), OR_INSERT);
        }
    }

    /** Those members of {@code files} whose unique index is not there, whatever the record says. */
    List<String> missingUniqueIndexes() {
        List<Document> unique = files(database).listIndexes().into(new ArrayList<>()).stream()
                .filter(index -> Boolean.TRUE.equals(index.getBoolean("unique")))
                .toList();
        return Stream.of(Fields.NAME, Fields.KEY)
                .filter(member -> unique.stream()
                        .noneMatch(index ->
                                index.get("key", Document.class).keySet().equals(Set.of(member))))
                .toList();
    }

    private int taken() {
        Document there = schema().find(eq(Fields.ID, RECORD)).first();
        return there == null ? 0 : there.getInteger(Fields.VERSION);
    }

    private MongoCollection<Document> schema() {
        return database.getCollection("schema");
    }

    private static void indexFiles(MongoDatabase database) {
        IndexOptions unique = new IndexOptions().unique(true);
        files(database).createIndex(ascending(Fields.NAME), unique);
        files(database).createIndex(ascending(Fields.KEY), unique);
        // MongoDB itself would do with _id; the embedded server reads everything unless an index has the very same
        // members.
        files(database).createIndex(ascending(Fields.ID, Fields.VERSION), unique);
        Bson newestFirst = descending(Fields.CREATED_AT, Fields.ID);
        files(database).createIndex(newestFirst);
        for (String member : List.of(Fields.COLLECTION, Fields.OWNER, Fields.STATUS, Fields.TAGS)) {
            files(database).createIndex(compoundIndex(ascending(member), newestFirst));
        }
    }

    /** Lists are by id, newest first, and of those that are open, as often as not. */
    private static void indexDeadLetters(MongoDatabase database) {
        MongoCollection<Document> letters = database.getCollection("dead_letters");
        letters.createIndex(ascending(Fields.ID, Fields.VERSION), new IndexOptions().unique(true));
        for (String member : List.of(Fields.STATUS, Fields.CODE, "topic")) {
            letters.createIndex(compoundIndex(ascending(member), descending(Fields.ID)));
        }
    }

    /** Files that lie in one bucket and are to lie in another; products that are to be listed without an image. */
    private static void indexMigration(MongoDatabase database) {
        files(database).createIndex(ascending(Fields.STORED_IN, Fields.ID));
        database.getCollection("product_data").createIndex(ascending("has_image", Fields.ID));
    }

    private static MongoCollection<Document> files(MongoDatabase database) {
        return database.getCollection(MongoCatalogFiles.COLLECTION);
    }
}
