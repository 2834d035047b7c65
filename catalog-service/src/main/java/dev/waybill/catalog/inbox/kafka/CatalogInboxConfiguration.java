package dev.waybill.catalog.inbox.kafka;

import dev.waybill.catalog.deletion.Deletions;
import dev.waybill.catalog.inbox.InboxDeletions;
import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.consume.kafka.ConsumeLimits;
import dev.waybill.consume.kafka.RecordConsumer;
import dev.waybill.consume.kafka.RecordRunner;
import dev.waybill.consume.kafka.Subscription;
import dev.waybill.event.kafka.DeadLetters;
import dev.waybill.event.kafka.EventPublisher;
import dev.waybill.inbox.InboxTopics;
import dev.waybill.inbox.kafka.InboxCodec;
import dev.waybill.inbox.kafka.InboxMetrics;
import dev.waybill.pace.Backoff;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** Puts the catalog's half of the inbox together, which begins once the catalog may be written to. */
@Configuration(proxyBeanMethods = false)
class CatalogInboxConfiguration {

    /** Beside ingest's group, which reads the same topics for itself. */
    private static final String GROUP = "catalog-inbox";

    private static final int AT_ONCE = 8;
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    /** Most records are ingest's and are done with at once; their bytes must not fill the memory meanwhile. */
    private static final ConsumeLimits LIMITS =
            new ConsumeLimits(5000, 16 << 20, 20_000, Duration.ofSeconds(5), Duration.ofSeconds(10));

    @Bean
    RecordConsumer catalogInboxConsumer(
            ConsumerFactory<String, byte[]> factory,
            InboxCodec codec,
            InboxTopics topics,
            FileLookup lookup,
            Deletions deletions,
            EventPublisher events,
            MeterRegistry registry,
            ObservationRegistry observations,
            ApplicationContext context) {
        InboxDeletionWorker worker = new InboxDeletionWorker(
                codec,
                topics,
                new InboxDeletions(lookup, deletions),
                new DeadLetters(events, registry, GROUP),
                new RecordRunner(BACKOFF, observations, "waybill.inbox.attempt"),
                room(),
                new InboxMetrics(registry, "document.deletion-requested"));
        return new RecordConsumer(
                factory,
                new Subscription(GROUP, topics.names()),
                taken -> Thread.ofVirtual().name("inbox-deletion").start(() -> worker.work(taken)),
                LIMITS,
                () -> AvailabilityChangeEvent.publish(context, LivenessState.BROKEN),
                false);
    }

    private static RecordRunner.Room room() {
        Semaphore slots = new Semaphore(AT_ONCE, true);
        return () -> {
            slots.acquire();
            return slots::release;
        };
    }

    @Bean
    HealthIndicator catalogInboxHealthIndicator(@Qualifier("catalogInboxConsumer") RecordConsumer consumer) {
        return consumer::health;
    }
}
