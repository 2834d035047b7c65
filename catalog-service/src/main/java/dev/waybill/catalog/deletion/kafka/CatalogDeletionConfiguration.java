package dev.waybill.catalog.deletion.kafka;

import dev.waybill.catalog.deletion.DeletionRequests;
import dev.waybill.catalog.deletion.Deletions;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.event.kafka.EventPublisher;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogDeletionConfiguration {

    @Bean
    DeletionRequests catalogDeletionRequests(EventPublisher publisher) {
        return publisher::publish;
    }

    @Bean
    Deletions catalogDeletions(CatalogFiles files, DeletionRequests requests) {
        return new Deletions(files, requests, Clock.systemUTC());
    }
}
