package dev.waybill.ingest.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.event.FileStaged;
import dev.waybill.event.kafka.Topics;
import dev.waybill.ingest.AnnouncedFiles;
import dev.waybill.ingest.source.web.TestWebServer;
import dev.waybill.ingest.source.web.WebSources;
import dev.waybill.testkit.FlakyKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** Kafka and staging go away while a document is on its way: it is waited for, and there is one file in the end. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class InboxOutageTest {

    private static final byte[] TEXT = "text".getBytes(UTF_8);

    @TempDir
    private static Path directory;

    private static FlakyKafka kafka;
    private static TestWebServer server;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) throws Exception {
        kafka = FlakyKafka.start(directory.resolve("kafka"));
        server = TestWebServer.plain();
        settings.add("KAFKA_BOOTSTRAP_SERVERS", () -> kafka.backend().bootstrapServers());
        settings.add("WAYBILL_STAGING", () -> directory.resolve("staging").toString());
        settings.add("S3_BUCKET_NAME", () -> "bucket");
        settings.add("WAYBILL_INBOX_HOSTS", () -> "files.test:" + server.port());
        settings.add("waybill.inbox.sources.plain-http", () -> true);
        settings.add("waybill.inbox.first-retry", () -> "20ms");
        settings.add("waybill.inbox.slowest-retry", () -> "500ms");
        settings.add("management.server.port", () -> 0);
    }

    @TestBean(name = "ingestWebSources")
    private WebSources web;

    static WebSources web() {
        return TestWebServer.sources();
    }

    @AfterAll
    static void close() {
        server.close();
        kafka.close();
    }

    @Test
    void a_document_that_is_fetched_when_kafka_goes_away_is_announced_when_it_is_back() throws Exception {
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch cut = new CountDownLatch(1);
        server.on("/a.txt", exchange -> {
            fetching.countDown();
            uninterruptibly(cut);
            exchange.sendResponseHeaders(200, TEXT.length);
            exchange.getResponseBody().write(TEXT);
        });
        try (Inbox inbox = new Inbox(kafka.backend().bootstrapServers())) {
            String id =
                    inbox.submit(InboxTest.withSource("a.txt", "http://files.test:%d/a.txt".formatted(server.port())));

            fetching.await();
            kafka.cut();
            cut.countDown();
            await().atMost(Duration.ofSeconds(30)).until(() -> isStaged());
            kafka.restore();

            AnnouncedFiles announced = AnnouncedFiles.on(kafka.backend().bootstrapServers());
            FileStaged staged =
                    announced.first(file -> file.originalFilename().value().equals("a.txt"));
            awaitCommitted();
            assertThat(announced.all(staged.id())).allMatch(staged::equals);
            assertThat(announced.seen()).allMatch(event -> event.id().equals(staged.id()));
            assertThat(announced.deletions()).isEmpty();
            assertThat(server.hits("/a.txt")).isEqualTo(1);
            assertThat(inbox.letters(id)).isEmpty();
        }
    }

    /** Whether the bytes have come in, whatever their id. */
    private static boolean isStaged() throws Exception {
        try (var files = Files.walk(directory.resolve("staging"))) {
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> file.getFileName().toString().length() == 36);
        }
    }

    private static void awaitCommitted() {
        TopicPartition zero = new TopicPartition(Topics.INBOX, 0);
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", (Object) kafka.backend().bootstrapServers()))) {
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> admin.listConsumerGroupOffsets("ingest-service")
                                    .partitionsToOffsetAndMetadata()
                                    .get()
                                    .get(zero),
                            committed -> committed != null && committed.offset() == 1);
        }
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
