package dev.waybill.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.event.FileDeletionRequested;
import dev.waybill.file.FileId;
import dev.waybill.testkit.FlakyKafka;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Kafka goes away between uploads: nothing is accepted that was not, and nothing is taken back that was. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class KafkaOutageTest {

    @TempDir
    private static Path directory;

    private static FlakyKafka kafka;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        kafka = FlakyKafka.start(directory.resolve("kafka"));
        settings.add("KAFKA_BOOTSTRAP_SERVERS", () -> kafka.backend().bootstrapServers());
        settings.add("WAYBILL_STAGING", () -> directory.resolve("staging").toString());
        settings.add("S3_BUCKET_NAME", () -> "bucket");
        settings.add("management.server.port", () -> 0);
    }

    @AfterAll
    static void close() throws Exception {
        kafka.close();
    }

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void an_acknowledged_file_outlives_a_retry_that_kafka_did_not_hear() throws Exception {
        HttpResponse<String> first = upload("AGY-1", Optional.of("a-key"));
        assertThat(first.statusCode()).isEqualTo(202);

        kafka.cut();
        assertUnavailable(upload("AGY-1", Optional.of("a-key")));
        assertUnavailable(upload("AGY-2", Optional.empty()));
        kafka.restore();

        HttpResponse<String> again = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> upload("AGY-1", Optional.of("a-key")), answer -> answer.statusCode() == 202);
        assertThat(json(again)).isEqualTo(json(first));

        FileId kept = FileId.parse(json(first).get("id").asString());
        upload("AGY-3", Optional.empty());
        AnnouncedFiles announced = AnnouncedFiles.on(kafka.backend().bootstrapServers());
        announced.first(file -> file.owner().id().equals("AGY-3"));
        assertThat(announced.deletions()).extracting(FileDeletionRequested::id).doesNotContain(kept);
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).get("code").asString()).isEqualTo("KAFKA_UNAVAILABLE");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private HttpResponse<String> upload(String agency, Optional<String> key) throws IOException, InterruptedException {
        URI route = URI.create(
                "http://localhost:" + port + "/api/v1/agencies/" + agency + "/documents/job_order?filename=a.txt");
        HttpRequest.Builder request = HttpRequest.newBuilder(route).POST(BodyPublishers.ofString("text"));
        key.ifPresent(value -> request.header("Idempotency-Key", value));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
