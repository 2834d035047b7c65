package dev.waybill.catalog.migration.source.mongo;

import dev.waybill.catalog.migration.mongo.ApplicationDatabase;
import dev.waybill.catalog.migration.source.NamedFiles;
import dev.waybill.catalog.migration.source.Source;
import dev.waybill.catalog.migration.source.SourceSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogMigrationRecordsConfiguration {

    @Bean
    Source catalogMigrationRecords(ApplicationDatabase application, NamedFiles files, SourceSettings settings) {
        return new RecordsSource(application::get, settings.targets(), files);
    }
}
