package dev.waybill.catalog.migration.carry.kafka;

import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.lookup.CatchUp;
import dev.waybill.catalog.migration.carry.Announcements;
import dev.waybill.catalog.migration.carry.Carriers;
import dev.waybill.event.kafka.EventPublisher;
import dev.waybill.staging.StagingArea;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.s3.ObjectUrls;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogMigrationCarryConfiguration {

    @Bean
    Announcements catalogMigrationAnnouncements(EventPublisher publisher) {
        return publisher::publish;
    }

    @Bean
    Carriers catalogMigrationCarriers(
            CatalogFiles files,
            CatchUp catchUp,
            StagingArea staging,
            ObjectStores stores,
            ObjectUrls urls,
            Announcements announcements) {
        return new Carriers(files, catchUp, staging, stores, urls, announcements, Clock.systemUTC());
    }
}
