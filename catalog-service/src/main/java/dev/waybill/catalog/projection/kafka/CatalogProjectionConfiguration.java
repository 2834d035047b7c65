package dev.waybill.catalog.projection.kafka;

import dev.waybill.catalog.deletion.DeletionRequests;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.lookup.CatchUp;
import dev.waybill.catalog.projection.Projection;
import dev.waybill.catalog.projection.ProjectionMetrics;
import dev.waybill.consume.kafka.TopicOffsets;
import dev.waybill.event.kafka.DeadLetters;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.EventPublisher;
import dev.waybill.shutdown.StopOrder;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

@Configuration(proxyBeanMethods = false)
class CatalogProjectionConfiguration {

    private static final long MAX_BACK_OFF_MILLIS = 10_000;

    @Bean
    ProjectionListener catalogProjectionListener(
            EventCodec codec,
            EventPublisher publisher,
            CatalogFiles files,
            DeletionRequests deletions,
            MeterRegistry registry) {
        ProjectionMetrics metrics = new ProjectionMetrics(registry);
        return new ProjectionListener(
                codec,
                new Projection(files, deletions, metrics, Clock.systemUTC()),
                metrics,
                new DeadLetters(publisher, registry, ProjectionListener.GROUP));
    }

    @Bean
    CatchUp catalogCatchUp(Admin admin) {
        return new KafkaCatchUp(new TopicOffsets(admin, Duration.ofSeconds(1)), ProjectionListener.GROUP);
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, byte[]> catalogListenerFactory(
            ConsumerFactory<String, byte[]> consumers) {
        var factory = new ConcurrentKafkaListenerContainerFactory<String, byte[]>();
        factory.setConsumerFactory(consumers);
        factory.setBatchListener(true);
        factory.setPhase(StopOrder.AFTER_REQUESTS);
        factory.setCommonErrorHandler(neverSkipping());
        // Its timer has the name of the workers' per-record one but other tags, which Prometheus refuses.
        factory.getContainerProperties().setMicrometerEnabled(false);
        return factory;
    }

    /** By default it gives up after nine tries, and on some exceptions after none (guarantees.md, trap 1). */
    private static DefaultErrorHandler neverSkipping() {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(MAX_BACK_OFF_MILLIS);
        DefaultErrorHandler handler = new DefaultErrorHandler(CatalogProjectionConfiguration::refuseToSkip, backOff);
        handler.setClassifications(Map.of(), true);
        return handler;
    }

    private static void refuseToSkip(ConsumerRecord<?, ?> received, Exception cause) {
        throw new IllegalStateException("an event is never skipped", cause);
    }
}
