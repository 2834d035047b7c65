package dev.waybill.catalog.file.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.network.FaultProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class CatalogSchemaTest {

    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final FaultProxy proxy =
            FaultProxy.to(Backends.mongo().host(), Backends.mongo().port());
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(
                    new ConnectionString(Backends.mongo().through(proxy).uri()))
            .applyToClusterSettings(c -> c.serverSelectionTimeout(1, TimeUnit.SECONDS))
            .build());
    private final MongoDatabase database = client.getDatabase("test-" + UUID.randomUUID());
    private final CatalogSchema schema = new CatalogSchema(database, events::add);

    @AfterEach
    void close() {
        schema.stop();
        client.close();
        proxy.close();
    }

    @Test
    void makesTheIndexesOnceAndSaysSo() {
        schema.start();
        assertThat(schema.health().getStatus()).isEqualTo(Status.UP);
        assertThat(events).hasSize(1);
        new CatalogSchema(database, events::add).start();
        assertThat(new Migrations(database).missingUniqueIndexes()).isEmpty();
    }

    @Test
    void replicasThatStartTogetherDoNotStumbleOverEachOther() throws Exception {
        Callable<Boolean> start = () -> {
            new CatalogSchema(database, events::add).start();
            return true;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> started : threads.invokeAll(List.of(start, start, start, start))) {
                assertThat(started.get()).isTrue();
            }
        }
        assertThat(database.getCollection("schema").find().into(new ArrayList<>()))
                .containsExactly(new Document("_id", "catalog").append("version", 3));
    }

    @Test
    void refusesToStartWithoutAUniqueIndex() {
        database.getCollection("schema").insertOne(new Document("_id", "catalog").append("version", 1));
        database.getCollection("files").createIndex(new Document("name", 1));
        assertThatThrownBy(schema::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no unique index on")
                .hasMessageContaining("s3_key");
        assertThat(events).isEmpty();
    }

    @Test
    void refusesToStartOverTwoFilesOfOneName() {
        database.getCollection("files")
                .insertMany(List.of(new Document("name", "same.pdf"), new Document("name", "same.pdf")));
        assertThatThrownBy(schema::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two files share a name");
    }

    @Test
    void waitsForADatabaseThatIsNotThere() {
        proxy.cut();
        schema.start();
        assertThat(schema.health().getStatus()).isEqualTo(Status.DOWN);
        assertThatThrownBy(schema::require).hasMessageContaining("was not reached yet");
        proxy.restore();
        await().untilAsserted(() -> assertThat(schema.health().getStatus()).isEqualTo(Status.UP));
        assertThat(events).hasSize(1);
    }
}
