package dev.waybill.worker;

import static dev.waybill.worker.TestFiles.bytes;
import static dev.waybill.worker.TestFiles.fileOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.error.ErrorCode;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileDeleted;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.event.FileEvent;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileStaged;
import dev.waybill.event.FileStored;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.Topics;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.local.DirectoryStagingArea;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The service against a real broker and a real S3. */
class StorageWorkerTest {

    @TempDir
    static Path directory;

    private static S3Backend backend;
    private static RunningWorker worker;
    private static StagingArea staging;
    private static S3Client s3;
    private static Events events;

    @BeforeAll
    static void start() throws IOException {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        backend = Backends.s3().newBucket();
        DirectoryStagingArea.create(directory);
        worker = new RunningWorker.Setup(Backends.kafka(), backend, directory.toString()).start();
        staging = worker.get(StagingArea.class);
        s3 = backend.client();
        events = new Events(Backends.kafka());
    }

    @AfterAll
    static void stop() {
        worker.close();
        s3.close();
        events.close();
    }

    @Test
    void storesAFileEncryptedAndNamedAfterItself() throws IOException {
        byte[] content = bytes(100_000);
        FileDetails file = staged(content);
        events.publish(new FileStaged(file, 1));

        awaitOutcome(file, new FileStored(file, backend.bucket()));

        var head = s3.headObject(
                request -> request.bucket(backend.bucket()).key(file.key().value()));
        assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
        assertThat(head.contentType()).isEqualTo("application/pdf");
        assertThat(head.metadata())
                .containsEntry("waybill-id", file.id().toString())
                .containsEntry("waybill-sha256", file.sha256().hex());
        assertThat(objectOf(file)).isEqualTo(content);
        await().untilAsserted(() -> assertThat(staging.find(file.id())).isEmpty());
    }

    @Test
    void storesAnEmptyFile() throws IOException {
        FileDetails file = staged(new byte[0]);
        events.publish(new FileStaged(file, 1));

        awaitOutcome(file, new FileStored(file, backend.bucket()));
        assertThat(objectOf(file)).isEmpty();
    }

    @Test
    void storesALargeFileInParts() throws IOException {
        byte[] content = bytes(20 * 1024 * 1024 + 7);
        FileDetails file = staged(content);
        events.publish(new FileStaged(file, 1));

        awaitOutcome(file, new FileStored(file, backend.bucket()));

        assertThat(objectOf(file)).isEqualTo(content);
        assertThat(s3.listMultipartUploads(request -> request.bucket(backend.bucket()))
                        .uploads())
                .isEmpty();
    }

    @Test
    void saysTheSameEventAgainHoweverOftenItIsAsked() throws IOException {
        FileDetails file = staged(bytes(1000));
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < 10; i++) {
            events.publish(id, new FileStaged(file, 1));
        }

        await().until(() -> events.outcomesOf(file.id()).size() == 10);

        assertThat(events.outcomesOf(file.id()))
                .extracting(EventEnvelope::event)
                .containsOnly(new FileStored(file, backend.bucket()));
        assertThat(events.outcomesOf(file.id()))
                .extracting(EventEnvelope::eventId)
                .hasSize(10)
                .containsOnly(events.outcomesOf(file.id()).getFirst().eventId());
        assertThat(objectsBelow(file)).hasSize(1);
    }

    @Test
    void passesGarbageToTheFailureDeskOnceAndGoesOn() throws IOException {
        FileDetails next = staged(bytes(1000));
        String key = next.id().toString();
        events.publish(new ProducerRecord<>(Topics.FILES, key, "garbage".getBytes(StandardCharsets.UTF_8)));
        events.publish(new FileStaged(next, 1));

        awaitOutcome(next, new FileStored(next, backend.bucket()));
        await().until(() -> events.deadLettersOf(key).size() == 1);

        var letter = events.deadLettersOf(key).getFirst();
        assertThat(letter.value()).asString().isEqualTo("garbage");
        assertThat(Events.header(letter, "waybill-cause-code")).isEqualTo("BAD_EVENT");
        assertThat(Events.header(letter, "waybill-cause-message")).contains("CloudEvent");
        assertThat(Events.header(letter, "waybill-service")).isEqualTo("storage-worker");
        assertThat(Events.header(letter, "waybill-topic")).isEqualTo(Topics.FILES);
    }

    @Test
    void outlivesEveryKindOfGarbage() throws IOException {
        String key = UUID.randomUUID().toString();
        events.publish(new ProducerRecord<>(Topics.FILES, key, null));
        events.publish(new ProducerRecord<>(Topics.FILES, key, new byte[0]));
        events.publish(new ProducerRecord<>(Topics.FILES, key, new byte[500_000]));
        FileDetails next = staged(bytes(10));
        events.publish(new FileStaged(next, 1));

        awaitOutcome(next, new FileStored(next, backend.bucket()));
        await().until(() -> events.deadLettersOf(key).size() == 3);
    }

    @Test
    void failsAFileWhoseKeyIsTakenAndKeepsItsBytes() throws IOException {
        FileDetails file = staged(bytes(1000));
        s3.putObject(
                request -> request.bucket(backend.bucket()).key(file.key().value()), RequestBody.fromString("other"));
        String eventId = events.publish(new FileStaged(file, 2));

        await().until(() -> events.deadLettersOf(file.id().toString()).size() == 1);

        assertThat(events.outcomesOf(file.id()))
                .singleElement()
                .extracting(EventEnvelope::event)
                .isInstanceOfSatisfying(FileFailed.class, failed -> {
                    assertThat(failed.code()).isEqualTo(ErrorCode.KEY_TAKEN);
                    assertThat(failed.attempt()).isEqualTo(2);
                });
        var letter = events.deadLettersOf(file.id().toString()).getFirst();
        assertThat(Events.header(letter, "waybill-cause-code")).isEqualTo("KEY_TAKEN");
        assertThat(Events.header(letter, "ce_id")).isEqualTo(eventId);
        assertThat(objectOf(file)).asString().isEqualTo("other");
        assertThat(staging.find(file.id())).isPresent();
    }

    @Test
    void failsAFileWhoseBytesAreNowhere() {
        FileDetails file = fileOf(bytes(10));
        events.publish(new FileStaged(file, 1));

        await().until(() -> events.deadLettersOf(file.id().toString()).size() == 1);
        assertThat(events.outcomesOf(file.id()))
                .extracting(EventEnvelope::event)
                .first()
                .isInstanceOfSatisfying(
                        FileFailed.class, failed -> assertThat(failed.code()).isEqualTo(ErrorCode.BYTES_MISSING));
    }

    @Test
    void deletesAfterStoring() throws IOException {
        FileDetails file = staged(bytes(1000));
        events.publish(new FileStaged(file, 1));
        awaitOutcome(file, new FileStored(file, backend.bucket()));
        events.publish(FileDeletionRequested.of(file));

        awaitOutcome(file, new FileDeleted(file));
        assertThat(objectsBelow(file)).isEmpty();
    }

    @Test
    void endsInNoObjectWhenTheDeletionComesRightBehind() throws IOException {
        FileDetails file = staged(bytes(1000));
        events.publish(new FileStaged(file, 1));
        events.publish(FileDeletionRequested.of(file));

        awaitOutcome(file, new FileDeleted(file));
        assertThat(objectsBelow(file)).isEmpty();
        assertThat(staging.find(file.id())).isEmpty();
    }

    @Test
    void carriesTheTraceOn() throws IOException {
        FileDetails file = staged(bytes(10));
        var outgoing = new EventCodec()
                .encode(new EventEnvelope(
                        UUID.randomUUID().toString(), Instant.now(), "/test", new FileStaged(file, 1)));
        String trace = UUID.randomUUID().toString().replace("-", "");
        outgoing.headers()
                .add("traceparent", ("00-" + trace + "-00f067aa0ba902b7-01").getBytes(StandardCharsets.UTF_8));
        events.publish(outgoing);

        awaitOutcome(file, new FileStored(file, backend.bucket()));
        var told = events.seen(Topics.OUTCOMES, file.id().toString()).getFirst();
        assertThat(Events.header(told, "traceparent")).contains(trace);
    }

    @Test
    void saysHowItIsAndCountsWhatItDoes() throws Exception {
        FileDetails file = staged(bytes(10));
        events.publish(new FileStaged(file, 1));
        awaitOutcome(file, new FileStored(file, backend.bucket()));

        assertThat(get("/actuator/health/liveness")).contains("UP");
        assertThat(get("/actuator/health/readiness"))
                .contains("\"workerConsumer\"", "\"workerStaging\"", "\"storage\"", "\"kafka\"")
                .doesNotContain("DOWN");
        assertThat(get("/actuator/prometheus"))
                .contains(
                        "waybill_stores_in_flight{",
                        "waybill_stores_in_flight_bytes{",
                        "waybill_stores_waiting{",
                        "waybill_worker_backlog{",
                        "waybill_store_duration_seconds_bucket{",
                        "outcome=\"stored\"",
                        "waybill_stored_bytes_total{",
                        "waybill_stored_latency_seconds_bucket{");
    }

    private static String get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + worker.managementPort() + path);
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static FileDetails staged(byte[] content) throws IOException {
        FileDetails file = fileOf(content);
        staging.stage(file.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
        return file;
    }

    private static void awaitOutcome(FileDetails file, FileEvent.Outcome expected) {
        await().untilAsserted(() -> assertThat(outcomesOf(file.id())).contains(expected));
    }

    private static List<FileEvent> outcomesOf(FileId file) {
        return events.outcomesOf(file).stream().map(EventEnvelope::event).toList();
    }

    private static byte[] objectOf(FileDetails file) {
        return s3.getObjectAsBytes(request ->
                        request.bucket(backend.bucket()).key(file.key().value()))
                .asByteArray();
    }

    private static List<String> objectsBelow(FileDetails file) {
        return s3
                .listObjectsV2(request ->
                        request.bucket(backend.bucket()).prefix(file.key().value()))
                .contents()
                .stream()
                .map(object -> object.key())
                .toList();
    }
}
