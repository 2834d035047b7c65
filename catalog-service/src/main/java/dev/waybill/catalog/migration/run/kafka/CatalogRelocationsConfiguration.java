package dev.waybill.catalog.migration.run.kafka;

import dev.waybill.catalog.migration.carry.Announcements;
import dev.waybill.catalog.migration.run.Relocations;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.FileRelocated;
import dev.waybill.event.kafka.EventPublisher;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogRelocationsConfiguration {

    @Bean
    Relocations catalogRelocations(EventPublisher publisher) {
        return (run, relocated) -> {
            String cause = run + "/" + relocated.bucket() + "/" + relocated.newAddress();
            publisher.publish(new EventEnvelope(
                    EventIds.following(relocated.id(), cause, FileRelocated.class),
                    Clock.systemUTC().instant(),
                    Announcements.SOURCE,
                    relocated));
        };
    }
}
