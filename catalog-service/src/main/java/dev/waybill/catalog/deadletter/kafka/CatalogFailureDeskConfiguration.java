package dev.waybill.catalog.deadletter.kafka;

import dev.waybill.catalog.deadletter.DeadLetterBox;
import dev.waybill.catalog.deadletter.FailureDesk;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.EventPublisher;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

@Configuration(proxyBeanMethods = false)
class CatalogFailureDeskConfiguration {

    @Bean
    FailureDesk catalogFailureDesk(DeadLetterBox box, CatalogFiles files, EventPublisher publisher, EventCodec codec) {
        Clock clock = Clock.systemUTC();
        return new FailureDesk(box, new KafkaReplays(publisher, codec, clock), files, clock);
    }

    @Bean
    DeadLetterListener catalogDeadLetterListener(FailureDesk desk, KafkaListenerEndpointRegistry listeners) {
        return new DeadLetterListener(desk, listeners);
    }
}
