package dev.waybill.worker.kafka;

import dev.waybill.event.kafka.DeadLetters;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.EventPublisher;
import dev.waybill.staging.StagingArea;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.s3.S3ObjectStore;
import dev.waybill.worker.Outcomes;
import dev.waybill.worker.WorkerSettings;
import dev.waybill.worker.delete.DeleteFile;
import dev.waybill.worker.pace.Backoff;
import dev.waybill.worker.pace.Slots;
import dev.waybill.worker.store.StoreFile;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.Executor;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** Puts the worker together. Names begin with "worker", for the quickstart has all services in one context. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerSettings.class)
class WorkerConfiguration {

    @Bean
    Slots workerSlots(WorkerSettings settings) {
        return new Slots(
                settings.maxInFlight(),
                (int) settings.maxBytesInFlight().toBytes(),
                settings.maxLargeInFlight(),
                S3ObjectStore.PART_SIZE);
    }

    @Bean
    Assignments workerAssignments() {
        return new Assignments();
    }

    @Bean
    RecordRunner workerRecordRunner(Slots slots, WorkerSettings settings, ObservationRegistry observations) {
        return new RecordRunner(slots, new Backoff(settings.firstRetry(), settings.slowestRetry()), observations);
    }

    @Bean
    FileWorker workerFileWorker(
            StagingArea staging,
            ObjectStores stores,
            EventPublisher events,
            RecordRunner runner,
            MeterRegistry registry) {
        Outcomes outcomes = new KafkaOutcomes(events);
        return new FileWorker(
                new StoreFile(staging, stores, outcomes),
                new DeleteFile(staging, stores, outcomes),
                new DeadLetters(events, registry, "storage-worker"),
                runner,
                new WorkerMetrics(registry));
    }

    @Bean
    FilesConsumer workerFilesConsumer(
            ConsumerFactory<String, byte[]> factory,
            EventCodec codec,
            FileWorker worker,
            Assignments assignments,
            WorkerSettings settings,
            ApplicationContext context) {
        Executor threads = task -> Thread.ofVirtual().name("worker-file").start(task);
        return new FilesConsumer(
                new WorkerConsumers(factory),
                assignments,
                new RecordIntake(codec, worker, threads),
                settings,
                () -> AvailabilityChangeEvent.publish(context, LivenessState.BROKEN));
    }

    @Bean
    HealthIndicator workerConsumerHealthIndicator(FilesConsumer consumer) {
        return () -> WorkerHealth.consumer(consumer);
    }

    @Bean
    HealthIndicator workerStagingHealthIndicator(StagingArea staging) {
        return () -> WorkerHealth.staging(staging);
    }

    @Bean
    MeterBinder workerGauges(Slots slots, RecordRunner runner, Assignments assignments) {
        return registry -> {
            gauge(registry, "waybill.stores.in.flight", slots, Slots::filesInUse);
            gauge(registry, "waybill.stores.in.flight.bytes", slots, Slots::bytesInUse);
            gauge(registry, "waybill.stores.waiting", runner, RecordRunner::waiting);
            gauge(registry, "waybill.worker.backlog", assignments, Assignments::backlog);
        };
    }

    private static <T> void gauge(MeterRegistry registry, String name, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).register(registry);
    }
}
