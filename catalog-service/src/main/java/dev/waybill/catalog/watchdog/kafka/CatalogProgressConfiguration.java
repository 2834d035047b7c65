package dev.waybill.catalog.watchdog.kafka;

import dev.waybill.catalog.watchdog.Progress;
import dev.waybill.consume.kafka.TopicOffsets;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogProgressConfiguration {

    /** Fixed names: the workers' and the projection's. */
    private static final String WORKERS = "storage-worker";

    private static final String PROJECTION = "catalog-service";

    @Bean
    Progress catalogProgress(Admin admin) {
        return new KafkaProgress(new TopicOffsets(admin, Duration.ofSeconds(5)), WORKERS, PROJECTION);
    }
}
