package dev.waybill.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {

    @TempDir
    Path dataDir;

    EmbeddedMongo mongo;
    MongoClient client;
    MongoCollection<Document> files;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(dataDir, 0);
        client = MongoClients.create(mongo.uri());
        files = client.getDatabase("test").getCollection("files");
    }

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
    }

    @Test
    void answersHello() {
        var hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
        assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
        assertThat(hello.getInteger("maxWireVersion")).isEqualTo(8);
    }

    @Test
    void keepsDocumentsAndIndexesAcrossARestart() {
        files.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        files.insertOne(new Document("_id", 1).append("key", "a"));
        stop();
        start();
        assertThat(files.find(eq("key", "a")).first()).containsEntry("_id", 1);
        assertThatThrownBy(() -> files.insertOne(new Document("_id", 2).append("key", "a")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
    }

    @Test
    void findsAndModifies() {
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        files.findOneAndUpdate(eq("_id", 1), Updates.inc("count", 1), options);
        assertThat(files.findOneAndUpdate(eq("_id", 1), Updates.inc("count", 1), options))
                .containsEntry("count", 2);
    }

    @Test
    void replacesOnlyTheVersionItWasToldOf() {
        files.insertOne(new Document("_id", 1).append("version", 1));
        var next = new Document("_id", 1).append("version", 2);
        assertThat(files.replaceOne(and(eq("_id", 1), eq("version", 1)), next).getModifiedCount())
                .isEqualTo(1);
        assertThat(files.replaceOne(and(eq("_id", 1), eq("version", 1)), next).getMatchedCount())
                .isZero();
    }

    @Test
    void upsertsInBulk() {
        assertThat(replace(0, 100).getUpserts()).hasSize(100);
        assertThat(replace(50, 150).getMatchedCount()).isEqualTo(50);
        assertThat(files.countDocuments()).isEqualTo(150);
    }

    @Test
    void keepsNothingWithoutADirectory() {
        try (var memory = EmbeddedMongo.start(null, 0);
                var other = MongoClients.create(memory.uri())) {
            var collection = other.getDatabase("test").getCollection("files");
            collection.insertOne(new Document("_id", 1));
            assertThat(collection.countDocuments()).isEqualTo(1);
            assertThat(files.countDocuments()).isZero();
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        var port = Integer.parseInt(mongo.uri().substring("mongodb://127.0.0.1:".length()));
        assertThatThrownBy(() -> EmbeddedMongo.start(null, port))
                .isInstanceOfSatisfying(
                        PortTaken.class, taken -> assertThat(taken.purpose()).isEqualTo("MongoDB"));
    }

    private BulkWriteResult replace(int from, int to) {
        var models = IntStream.range(from, to)
                .mapToObj(i -> new ReplaceOneModel<>(
                        eq("_id", i), new Document("_id", i).append("n", i), new ReplaceOptions().upsert(true)))
                .toList();
        return files.bulkWrite(models, new BulkWriteOptions().ordered(false));
    }
}
