package dev.waybill.catalog.redrive.kafka;

import dev.waybill.catalog.redrive.Redrive;
import dev.waybill.event.kafka.EventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogRedriveConfiguration {

    @Bean
    Redrive catalogRedrive(EventPublisher publisher) {
        return entry -> publisher.publish(Redrive.announcement(entry));
    }
}
