package dev.waybill.worker;

import static dev.waybill.worker.TestFiles.bytes;
import static dev.waybill.worker.TestFiles.fileOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.consume.kafka.RecordConsumer;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileDeleted;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.event.FileStaged;
import dev.waybill.event.FileStored;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.Topics;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.staging.BucketLocation;
import dev.waybill.staging.ForwardingStagingArea;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.local.DirectoryStagingArea;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.PutOutcome;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.FlakyKafka;
import dev.waybill.testkit.S3Backend;
import dev.waybill.testkit.network.FaultProxy;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not hold anything up, and what must not be lost. */
class TroubleTest {

    @TempDir
    Path directory;

    private final S3Backend s3 = Backends.s3().newBucket();

    @BeforeEach
    void patience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @Test
    void waitsForS3AndStoresEverythingOnceItIsBack() throws Exception {
        try (var proxy = FaultProxy.to(s3.endpoint().getHost(), s3.endpoint().getPort());
                var worker =
                        new RunningWorker.Setup(Backends.kafka(), s3.through(proxy), directory.toString()).start();
                var events = new Events(Backends.kafka())) {
            proxy.cut();
            List<FileDetails> files = stage(worker.get(StagingArea.class), 60);
            files.forEach(file -> events.publish(new FileStaged(file, 1)));
            MeterRegistry metrics = worker.get(MeterRegistry.class);
            await().until(() -> metrics.find("waybill.stores.waiting").gauge().value() > 0);
            await().until(() -> metrics.find("waybill.store.failures").tag("retryable", "true").counters().stream()
                            .mapToDouble(counter -> counter.count())
                            .sum()
                    > 2 * files.size());
            assertThat(files)
                    .allSatisfy(file -> assertThat(events.outcomesOf(file.id())).isEmpty());

            proxy.restore();

            awaitStored(events, files, s3.bucket());
            assertThat(files)
                    .allSatisfy(
                            file -> assertThat(events.deadLettersOf(file.id().toString()))
                                    .isEmpty());
        }
    }

    @Test
    void waitsForStagingThatIngestHasNotMadeYet() throws Exception {
        Path notMounted = directory.resolve("staging");
        try (var worker = new RunningWorker.Setup(Backends.kafka(), s3, notMounted.toString()).start();
                var events = new Events(Backends.kafka())) {
            byte[] content = bytes(1000);
            FileDetails file = fileOf(content);
            events.publish(new FileStaged(file, 1));
            MeterRegistry metrics = worker.get(MeterRegistry.class);
            await().until(() -> metrics.find("waybill.store.failures")
                            .tag("code", "STAGING_UNAVAILABLE")
                            .counter()
                    != null);
            assertThat(readiness(worker)).isEqualTo(503);
            assertThat(notMounted).doesNotExist();
            assertThat(events.outcomesOf(file.id())).isEmpty();

            DirectoryStagingArea.create(directory.resolve("unmounted"))
                    .stage(file.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
            Files.move(directory.resolve("unmounted"), notMounted);

            awaitStored(events, List.of(file), s3.bucket());
            await().until(() -> readiness(worker) == 200);
        }
    }

    @Test
    void takesNoWorkWhileTheStoreWritesOverWhatIsThere() throws Exception {
        AtomicBoolean mended = new AtomicBoolean();
        FileDetails file = fileOf(bytes(1000));
        DirectoryStagingArea.create(directory).stage(file.id(), new ByteArrayInputStream(bytes(1000)), Long.MAX_VALUE);
        var setup = new RunningWorker.Setup(Backends.kafka(), s3, directory.toString())
                .withStore(store -> overwritingUntil(store, mended));
        try (var worker = setup.startAnyhow();
                var events = new Events(Backends.kafka())) {
            events.publish(new FileStaged(file, 1));
            MeterRegistry metrics = worker.get(MeterRegistry.class);
            await().pollDelay(Duration.ZERO)
                    .until(() -> metrics.get("waybill.store.capability.missing")
                                    .tag("capability", "conditional_put")
                                    .gauge()
                                    .value()
                            == 1);
            assertThat(worker.get(RecordConsumer.class).isRunning()).isFalse();
            assertThat(get(worker, "/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(get(worker, "/actuator/health/readiness").body()).contains("the store ignores If-None-Match");
            assertThat(get(worker, "/actuator/health/liveness").statusCode()).isEqualTo(200);

            mended.set(true);

            awaitStored(events, List.of(file), s3.bucket());
            assertThat(metrics.get("waybill.store.capability.missing")
                            .tag("capability", "conditional_put")
                            .gauge()
                            .value())
                    .isZero();
        }
    }

    private static ObjectStore overwritingUntil(ObjectStore store, AtomicBoolean mended) {
        return new ForwardingObjectStore(store) {
            @Override
            public PutOutcome putIfAbsent(FileDetails file, StagedFile bytes) {
                if (!mended.get()) {
                    store.delete(file.key());
                }
                return super.putIfAbsent(file, bytes);
            }
        };
    }

    private static int readiness(RunningWorker worker) throws Exception {
        return get(worker, "/actuator/health/readiness").statusCode();
    }

    private static HttpResponse<String> get(RunningWorker worker, String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + worker.managementPort() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void letsNeighboursPassASlowFileAndCommitsBehindIt() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        var slow = new FileDetails[1];
        var setup = new RunningWorker.Setup(Backends.kafka(), s3, directory.toString())
                .withStore(store -> new ForwardingObjectStore(store) {
                    @Override
                    public PutOutcome putIfAbsent(FileDetails file, StagedFile bytes) {
                        if (file.equals(slow[0])) {
                            awaitReleased(released);
                        }
                        return super.putIfAbsent(file, bytes);
                    }
                });
        try (var worker = setup.start();
                var events = new Events(Backends.kafka())) {
            List<FileDetails> files = stage(worker.get(StagingArea.class), 200);
            slow[0] = files.getFirst();
            List<FileDetails> neighbours = files.subList(1, files.size());
            files.forEach(file -> events.publish(onPartitionZero(file)));
            events.publish(FileDeletionRequested.of(slow[0]));

            awaitStored(events, neighbours, s3.bucket());
            assertThat(events.outcomesOf(slow[0].id())).isEmpty();
            long held = committed();

            released.countDown();

            await().untilAsserted(() -> assertThat(events.outcomesOf(slow[0].id()))
                    .extracting(EventEnvelope::event)
                    .containsExactly(new FileStored(slow[0], s3.bucket()), new FileDeleted(slow[0])));
            await().until(() -> committed() >= held + files.size());
        }
    }

    @Test
    void copiesWithinS3WhatIsStagedThere() throws Exception {
        var setup = new RunningWorker.Setup(Backends.kafka(), s3, "s3://" + s3.bucket() + "/staging/")
                .withStagingArea(Unreadable::new);
        try (var worker = setup.start();
                var events = new Events(Backends.kafka());
                var client = s3.client()) {
            for (int size : new int[] {100_000, 17 * 1024 * 1024}) {
                byte[] content = bytes(size);
                FileDetails file = stage(worker.get(StagingArea.class), content);
                events.publish(new FileStaged(file, 1));
                awaitStored(events, List.of(file), s3.bucket());
                assertThat(client.getObjectAsBytes(request -> request.bucket(s3.bucket())
                                        .key(file.key().value()))
                                .asByteArray())
                        .isEqualTo(content);
            }
            await().until(() -> client.listObjectsV2(
                            request -> request.bucket(s3.bucket()).prefix("staging/"))
                    .contents()
                    .isEmpty());
        }
    }

    @Test
    void letsAnotherWorkerFinishWhatAKilledOneBegan() throws Exception {
        var setup = new RunningWorker.Setup(Backends.kafka(), s3, directory.toString());
        try (var first = setup.start();
                var events = new Events(Backends.kafka())) {
            List<FileDetails> files = stage(first.get(StagingArea.class), 400);
            first.close();
            Process killed = inItsOwnProcess(setup);
            files.forEach(file -> events.publish(new FileStaged(file, 1)));
            await().until(() -> countStored(events, files) > 20);
            killed.destroyForcibly().waitFor();

            try (var second = setup.start()) {
                awaitStored(events, files, s3.bucket());
                StagingArea staging = second.get(StagingArea.class);
                await().until(() -> staging.usage().files() == 0);
            }
            assertThat(files)
                    .allSatisfy(file -> assertThat(events.outcomesOf(file.id()))
                            .extracting(EventEnvelope::eventId)
                            .containsOnly(
                                    events.outcomesOf(file.id()).getFirst().eventId()));
        }
    }

    @Test
    void waitsForKafkaAndTellsEverythingOnceItIsBack() throws Exception {
        CountDownLatch away = new CountDownLatch(1);
        DirectoryStagingArea.create(directory.resolve("staging"));
        try (var kafka = FlakyKafka.start(directory.resolve("kafka"));
                var worker = new RunningWorker.Setup(
                                kafka.backend(),
                                s3,
                                directory.resolve("staging").toString())
                        .withStore(store -> storingOnceReleased(store, away))
                        .start(
                                "--spring.kafka.producer.properties[request.timeout.ms]=1000",
                                "--spring.kafka.producer.properties[delivery.timeout.ms]=2000");
                var events = new Events(kafka.backend())) {
            List<FileDetails> files = stage(worker.get(StagingArea.class), 50);
            files.forEach(file -> events.publish(new FileStaged(file, 1)));
            MeterRegistry metrics = worker.get(MeterRegistry.class);
            await().until(() -> metrics.find("waybill.stores.in.flight").gauge().value() == 32);
            kafka.cut();
            away.countDown();
            await().until(() -> metrics.find("waybill.store.failures")
                            .tag("code", "KAFKA_UNAVAILABLE")
                            .counter()
                    != null);
            assertThat(worker.get(StagingArea.class).usage().files()).isEqualTo(files.size());
            kafka.restore();

            awaitStored(events, files, s3.bucket());
            await().until(() -> worker.get(StagingArea.class).usage().files() == 0);
        }
    }

    private static ObjectStore storingOnceReleased(ObjectStore store, CountDownLatch released) {
        return new ForwardingObjectStore(store) {
            @Override
            public PutOutcome putIfAbsent(FileDetails file, StagedFile bytes) {
                if (!file.key().value().startsWith("waybill-selftest/")) {
                    awaitReleased(released);
                }
                return super.putIfAbsent(file, bytes);
            }
        };
    }

    @Test
    void goesOnWhileWorkersComeAndGo() throws Exception {
        var setup = new RunningWorker.Setup(Backends.kafka(), s3, directory.toString());
        try (var first = setup.start();
                var events = new Events(Backends.kafka())) {
            List<FileDetails> files = stage(first.get(StagingArea.class), 300);
            for (List<FileDetails> some : List.of(files.subList(0, 100), files.subList(100, 200))) {
                some.forEach(file -> events.publish(new FileStaged(file, 1)));
                setup.start().close();
            }
            try (var second = setup.start()) {
                first.close();
                files.subList(200, 300).forEach(file -> events.publish(new FileStaged(file, 1)));

                awaitStored(events, files, s3.bucket());
                await().until(() -> second.get(StagingArea.class).usage().files() == 0);
            }
        }
    }

    private static Process inItsOwnProcess(RunningWorker.Setup setup) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx192m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StorageWorkerApplication.class.getName(),
                "--spring.kafka.consumer.properties[session.timeout.ms]=6000"));
        command.addAll(setup.arguments());
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<FileDetails> stage(StagingArea staging, int count) throws IOException {
        List<FileDetails> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(stage(staging, bytes(50_000 + i)));
        }
        return files;
    }

    private static FileDetails stage(StagingArea staging, byte[] content) throws IOException {
        FileDetails file = fileOf(content);
        staging.stage(file.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
        return file;
    }

    private static void awaitStored(Events events, List<FileDetails> files, String bucket) {
        await().until(() -> countStored(events, files) == files.size());
        assertThat(files)
                .allSatisfy(file -> assertThat(events.outcomesOf(file.id()))
                        .extracting(EventEnvelope::event)
                        .containsOnly(new FileStored(file, bucket)));
    }

    private static long countStored(Events events, List<FileDetails> files) {
        var told = events.filesTold();
        return files.stream().filter(file -> told.contains(file.id())).count();
    }

    private static ProducerRecord<String, byte[]> onPartitionZero(FileDetails file) {
        var plain = new EventCodec()
                .encode(new EventEnvelope(
                        UUID.randomUUID().toString(), Instant.now(), "/test", new FileStaged(file, 1)));
        return new ProducerRecord<>(plain.topic(), 0, plain.key(), plain.value(), plain.headers());
    }

    private static long committed() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Backends.kafka().bootstrapServers()))) {
            var position = admin.listConsumerGroupOffsets("storage-worker")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(Topics.FILES, 0));
            return position == null ? 0 : position.offset();
        }
    }

    private static void awaitReleased(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Staged files that tell where they lie, and break whoever reads them. */
    private static final class Unreadable extends ForwardingStagingArea {

        Unreadable(StagingArea staging) {
            super(staging);
        }

        @Override
        public Optional<StagedFile> find(FileId id) throws IOException {
            return super.find(id).map(plain -> new StagedFile() {
                @Override
                public long size() {
                    return plain.size();
                }

                @Override
                public InputStream open() {
                    throw new AssertionError("bytes pass through the worker");
                }

                @Override
                public Optional<BucketLocation> bucketLocation() {
                    return plain.bucketLocation();
                }
            });
        }
    }
}
