package dev.waybill.ingest.inbox.kafka;

import dev.waybill.consume.kafka.ConsumeLimits;
import dev.waybill.consume.kafka.RecordConsumer;
import dev.waybill.consume.kafka.RecordRunner;
import dev.waybill.consume.kafka.Subscription;
import dev.waybill.event.kafka.DeadLetters;
import dev.waybill.event.kafka.EventPublisher;
import dev.waybill.inbox.InboxTopics;
import dev.waybill.inbox.kafka.InboxCodec;
import dev.waybill.inbox.kafka.InboxMetrics;
import dev.waybill.ingest.inbox.InboxSettings;
import dev.waybill.ingest.inbox.Lanes;
import dev.waybill.ingest.inbox.Submissions;
import dev.waybill.ingest.source.Sources;
import dev.waybill.pace.Backoff;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** Puts the inbox together. Names begin with "ingestInbox", for the quickstart has all services in one context. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboxSettings.class)
class IngestInboxConfiguration {

    /** Services share the partitions of the inbox by this name, so it is fixed. */
    private static final String GROUP = "ingest-service";

    @Bean
    Lanes ingestInboxLanes(InboxSettings settings) {
        return new Lanes(settings);
    }

    @Bean
    RecordRunner ingestInboxRunner(InboxSettings settings, ObservationRegistry observations) {
        Backoff backoff = new Backoff(settings.firstRetry(), settings.slowestRetry());
        return new RecordRunner(backoff, observations, "waybill.inbox.attempt");
    }

    @Bean
    InboxWorker ingestInboxWorker(
            InboxCodec codec,
            InboxTopics topics,
            Submissions submissions,
            Sources sources,
            Lanes lanes,
            InboxSettings settings,
            EventPublisher events,
            @Qualifier("ingestInboxRunner") RecordRunner runner,
            MeterRegistry registry) {
        DeadLetters deadLetters = new DeadLetters(events, registry, GROUP);
        return new InboxWorker(
                codec,
                topics,
                submissions,
                sources,
                lanes,
                settings,
                deadLetters,
                runner,
                new InboxMetrics(registry, "document.submitted"));
    }

    @Bean
    RecordConsumer ingestInboxConsumer(
            ConsumerFactory<String, byte[]> factory,
            InboxTopics topics,
            InboxWorker worker,
            InboxSettings settings,
            ApplicationContext context) {
        return new RecordConsumer(
                factory,
                new Subscription(GROUP, topics.names()),
                taken -> Thread.ofVirtual().name("inbox-document").start(() -> worker.work(taken)),
                new ConsumeLimits(
                        settings.maxTracked(),
                        settings.maxTrackedBytes().toBytes(),
                        settings.maxUncommitted(),
                        settings.revokePatience(),
                        settings.stopPatience()),
                () -> AvailabilityChangeEvent.publish(context, LivenessState.BROKEN),
                true);
    }

    @Bean
    HealthIndicator ingestInboxHealthIndicator(@Qualifier("ingestInboxConsumer") RecordConsumer consumer) {
        return consumer::health;
    }

    @Bean
    MeterBinder ingestInboxGauges(
            Lanes lanes,
            @Qualifier("ingestInboxRunner") RecordRunner runner,
            @Qualifier("ingestInboxConsumer") RecordConsumer consumer) {
        return registry -> {
            Gauge.builder("waybill.inbox.in.flight", lanes, Lanes::inUse).register(registry);
            Gauge.builder("waybill.inbox.waiting", runner, RecordRunner::waiting)
                    .register(registry);
            Gauge.builder("waybill.inbox.backlog", consumer, RecordConsumer::backlog)
                    .register(registry);
        };
    }
}
