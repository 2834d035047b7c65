package dev.waybill.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import dev.waybill.catalog.RunningCatalog.Answer;
import dev.waybill.file.FileDetails;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.FlakyKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

class OutageTest {

    @TempDir
    private static Path kafkaData;

    private static FlakyKafka kafka;

    @BeforeAll
    static void startKafka() {
        kafka = FlakyKafka.start(kafkaData);
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void withoutItsDatabaseItAnswers503QuicklyAndEventsWait() {
        try (var catalog = new RunningCatalog(kafka.backend(), false)) {
            FileDetails before = Samples.file();
            catalog.publish(catalog.storedHere(before));
            catalog.awaitStatus("/api/files/" + before.filename(), 302);

            catalog.mongo.cut();
            Instant asked = Instant.now();
            Answer away = catalog.get("/api/files/" + before.filename());
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(8));
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(away.header("Retry-After")).isNotEmpty();
            assertThat(away.text("code")).isEqualTo("CATALOG_UNAVAILABLE");
            assertThat(catalog.get("/api/health").status()).isEqualTo(503);
            assertThat(catalog.management("/actuator/prometheus").status()).isEqualTo(200);
            FileDetails during = Samples.file();
            catalog.publish(Samples.staged(during), catalog.storedHere(during));

            catalog.mongo.restore();
            catalog.awaitStatus("/api/files/" + during.filename(), 302);
            catalog.awaitStatus("/api/health", 200);
        }
    }

    @Test
    void aDeletionThatKafkaDoesNotTakeIsCompletedByAskingAgain() {
        try (var catalog = new RunningCatalog(kafka.backend(), false)) {
            FileDetails file = Samples.file();
            catalog.publish(catalog.storedHere(file));
            catalog.awaitStatus("/api/files/" + file.filename(), 302);
            kafka.cut();
            Answer away = catalog.send("DELETE", "/api/v1/files/" + file.id(), null);
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.text("code")).isEqualTo("KAFKA_UNAVAILABLE");
            assertThat(catalog.get("/api/files/" + file.filename()).status()).isEqualTo(410);
            assertThat(catalog.get("/api/files/nothing.pdf").status()).isEqualTo(404);
            kafka.restore();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> catalog.send("DELETE", "/api/v1/files/" + file.id(), null)
                                    .status()
                            == 204);
        }
    }

    @Test
    void itStartsWithoutItsDatabaseAndWaitsForIt() {
        try (var catalog = new RunningCatalog(kafka.backend(), true)) {
            FileDetails file = Samples.file();
            catalog.publish(catalog.storedHere(file));
            assertThat(catalog.get("/api/files/" + file.filename()).text("code"))
                    .isEqualTo("CATALOG_UNAVAILABLE");
            Answer health = catalog.get("/api/health");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.json().path("checks").path("catalogSchema").asString())
                    .isEqualTo("unavailable");
            assertThat(catalog.management("/actuator/health/liveness").status()).isEqualTo(200);

            catalog.mongo.restore();
            catalog.awaitStatus("/api/files/" + file.filename(), 302);
        }
    }

    @Test
    void itRefusesToStartWithoutItsUniqueIndexes() {
        String database = "test-" + UUID.randomUUID();
        try (var mongo = MongoClients.create(Backends.mongo().uri())) {
            mongo.getDatabase(database)
                    .getCollection("schema")
                    .insertOne(new Document("_id", "catalog").append("version", 1));
        }
        String[] arguments = RunningCatalog.arguments(
                        kafka.backend(), Backends.s3(), Backends.mongo().uri() + "/" + database)
                .toArray(String[]::new);
        assertThatThrownBy(() -> new SpringApplicationBuilder(CatalogServiceApplication.class).run(arguments))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .rootCause()
                .hasMessageContaining("the collection files has no unique index on name and on s3_key");
    }
}
