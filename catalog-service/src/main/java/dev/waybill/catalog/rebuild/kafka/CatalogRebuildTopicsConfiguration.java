package dev.waybill.catalog.rebuild.kafka;

import dev.waybill.catalog.rebuild.From;
import dev.waybill.catalog.rebuild.RebuildSource;
import dev.waybill.consume.kafka.TopicOffsets;
import dev.waybill.event.kafka.EventCodec;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
class CatalogRebuildTopicsConfiguration {

    @Bean
    RebuildSource.Known catalogTopicSource(ConsumerFactory<String, byte[]> consumers, EventCodec codec, Admin admin) {
        TopicOffsets offsets = new TopicOffsets(admin, Duration.ofSeconds(5));
        return new RebuildSource.Known(Map.of(From.TOPICS, new TopicSource(consumers, codec, offsets)));
    }
}
