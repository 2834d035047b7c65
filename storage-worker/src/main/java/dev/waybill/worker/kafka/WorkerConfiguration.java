package dev.waybill.worker.kafka;

import dev.waybill.consume.kafka.RecordConsumer;
import dev.waybill.consume.kafka.RecordRunner;
import dev.waybill.consume.kafka.Subscription;
import dev.waybill.event.kafka.DeadLetters;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.EventPublisher;
import dev.waybill.event.kafka.Topics;
import dev.waybill.pace.Backoff;
import dev.waybill.staging.StagingArea;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.s3.S3ObjectStore;
import dev.waybill.worker.Outcomes;
import dev.waybill.worker.WorkerSettings;
import dev.waybill.worker.capability.StoreProbe;
import dev.waybill.worker.delete.DeleteFile;
import dev.waybill.worker.pace.Slots;
import dev.waybill.worker.store.EndingStaging;
import dev.waybill.worker.store.StoreFile;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.annotation.Qualifier;
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

    /** Workers share the partitions of {@code waybill.files.v1} by this name, so it is fixed; dead letters name it too. */
    private static final String GROUP = "storage-worker";

    @Bean
    Slots workerSlots(WorkerSettings settings) {
        return new Slots(
                settings.maxInFlight(),
                (int) settings.maxBytesInFlight().toBytes(),
                settings.maxLargeInFlight(),
                S3ObjectStore.PART_SIZE);
    }

    @Bean
    RecordRunner workerRecordRunner(WorkerSettings settings, ObservationRegistry observations) {
        return new RecordRunner(
                new Backoff(settings.firstRetry(), settings.slowestRetry()), observations, "waybill.worker.attempt");
    }

    /** Within something else, since a context has one bean that is a staging area. */
    @Bean
    WorkerStaging workerStaging(StagingArea staging) {
        return new WorkerStaging(new EndingStaging(staging));
    }

    record WorkerStaging(EndingStaging area) {}

    @Bean
    LastPuts workerLastPuts(WorkerStaging staging, Slots slots) {
        return new LastPuts(staging.area(), slots);
    }

    @Bean
    FileWorker workerFileWorker(
            WorkerStaging staging,
            ObjectStores stores,
            EventPublisher events,
            Slots slots,
            @Qualifier("workerRecordRunner") RecordRunner runner,
            MeterRegistry registry) {
        Outcomes outcomes = new KafkaOutcomes(events);
        return new FileWorker(
                new StoreFile(staging.area(), stores, outcomes),
                new DeleteFile(staging.area(), stores, outcomes),
                new DeadLetters(events, registry, GROUP),
                slots,
                runner,
                new WorkerMetrics(registry));
    }

    @Bean
    RecordConsumer workerRecordConsumer(
            ConsumerFactory<String, byte[]> factory,
            EventCodec codec,
            FileWorker worker,
            WorkerSettings settings,
            ApplicationContext context) {
        Executor threads = task -> Thread.ofVirtual().name("worker-file").start(task);
        return new RecordConsumer(
                factory,
                new Subscription(GROUP, Set.of(Topics.FILES)),
                new RecordIntake(codec, worker, threads)::take,
                settings.limits(),
                () -> AvailabilityChangeEvent.publish(context, LivenessState.BROKEN),
                false);
    }

    @Bean
    WorkerStart workerStart(
            ObjectStore store,
            @Qualifier("workerRecordConsumer") RecordConsumer consumer,
            WorkerSettings settings,
            MeterRegistry registry) {
        return new WorkerStart(
                new StoreProbe(store), consumer, new Backoff(settings.firstRetry(), settings.slowestRetry()), registry);
    }

    @Bean
    HealthIndicator workerStoreHealthIndicator(WorkerStart start) {
        return start::health;
    }

    @Bean
    HealthIndicator workerConsumerHealthIndicator(@Qualifier("workerRecordConsumer") RecordConsumer consumer) {
        return consumer::health;
    }

    @Bean
    HealthIndicator workerStagingHealthIndicator(StagingArea staging) {
        return () -> WorkerHealth.staging(staging);
    }

    @Bean
    MeterBinder workerGauges(
            Slots slots,
            @Qualifier("workerRecordRunner") RecordRunner runner,
            @Qualifier("workerRecordConsumer") RecordConsumer consumer) {
        return registry -> {
            gauge(registry, "waybill.stores.in.flight", slots, Slots::filesInUse);
            gauge(registry, "waybill.stores.in.flight.bytes", slots, Slots::bytesInUse);
            gauge(registry, "waybill.stores.waiting", runner, RecordRunner::waiting);
            gauge(registry, "waybill.worker.backlog", consumer, RecordConsumer::backlog);
        };
    }

    private static <T> void gauge(MeterRegistry registry, String name, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).register(registry);
    }
}
