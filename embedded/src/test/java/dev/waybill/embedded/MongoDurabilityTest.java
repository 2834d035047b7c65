package dev.waybill.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoDurabilityTest {

    private static final int ROUNDS = 2;

    /** Enough for the file to have reused blocks. */
    private static final int ACKNOWLEDGEMENTS = Integer.getInteger("waybill.acknowledgements", 1_000);

    private static final int WRITERS = 4;
    private static final int ROUND = 1_000_000;
    private static final int WRITER = 100_000;

    @TempDir
    Path dataDir;

    @Test
    void keepsEveryAcknowledgedWriteWhenKilled() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var acknowledged = KilledProcess.run(Writer.class, dataDir, round * ROUND, ACKNOWLEDGEMENTS);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGEMENTS);
            assertThatAllIsThere(acknowledged);
        }
    }

    private void assertThatAllIsThere(List<Integer> acknowledged) {
        try (var mongo = EmbeddedMongo.start(dataDir, 0);
                var client = MongoClients.create(mongo.uri())) {
            var numbers = numbers(client);
            var found = new HashSet<Integer>();
            numbers.find().forEach(document -> found.add(document.getInteger("_id")));
            assertThat(found).containsAll(acknowledged);
            acknowledged.stream()
                    .collect(Collectors.toMap(MongoDurabilityTest::first, number -> number, Math::max))
                    .forEach((first, last) -> assertThatOneWritersWorkIsWhole(client, first, last));
        }
    }

    private static void assertThatOneWritersWorkIsWhole(MongoClient client, int first, int last) {
        var latest = latest(client).find(eq("_id", first)).first();
        assertThat(latest).isNotNull();
        assertThat(latest.getInteger("number")).isGreaterThanOrEqualTo(last);
        // The write that the kill interrupted is there with all its index entries, or with none.
        for (int number = last - 10; number <= last + 2; number++) {
            assertThatDocumentAndIndexesAgree(numbers(client), number);
        }
    }

    @Test
    void boundsTheFileWhenOneDocumentIsReplacedOverAndOver() throws Exception {
        try (var mongo = EmbeddedMongo.start(dataDir, 0);
                var client = MongoClients.create(mongo.uri())) {
            for (int number = 0; number < 6_000; number++) {
                numbers(client).replaceOne(eq("_id", 0), document(0), new ReplaceOptions().upsert(true));
            }
        }
        assertThat(Files.size(dataDir.resolve("mongo.mv.db"))).isLessThan(1 << 20);
    }

    private static void assertThatDocumentAndIndexesAgree(MongoCollection<Document> numbers, int number) {
        if (numbers.find(eq("_id", number)).first() == null) {
            numbers.insertOne(document(number));
        } else {
            assertThat(numbers.find(eq("key", "key-" + number)).first()).containsEntry("_id", number);
            assertThatThrownBy(() -> numbers.insertOne(document(number))).isInstanceOf(MongoWriteException.class);
        }
    }

    /** The number that a writer's numbers begin with. */
    private static int first(int number) {
        return number / WRITER * WRITER;
    }

    private static MongoCollection<Document> latest(MongoClient client) {
        return client.getDatabase("test").getCollection("latest");
    }

    private static MongoCollection<Document> numbers(MongoClient client) {
        return client.getDatabase("test").getCollection("numbers");
    }

    private static Document document(int number) {
        return new Document("_id", number).append("key", "key-" + number).append("text", "x".repeat(500));
    }

    /** Runs in the process that is killed. */
    static final class Writer {
        public static void main(String[] args) throws Exception {
            try (var mongo = EmbeddedMongo.start(Path.of(args[0]), 0);
                    var client = MongoClients.create(mongo.uri())) {
                numbers(client).createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
                for (int writer = 0; writer < WRITERS; writer++) {
                    var first = Integer.parseInt(args[1]) + writer * WRITER;
                    Thread.ofPlatform().start(() -> write(client, first));
                }
                Thread.currentThread().join();
            }
        }

        private static void write(MongoClient client, int first) {
            for (int number = first; ; number++) {
                numbers(client).insertOne(document(number));
                latest(client)
                        .replaceOne(
                                eq("_id", first), new Document("number", number), new ReplaceOptions().upsert(true));
                KilledProcess.acknowledged(number);
            }
        }
    }
}
