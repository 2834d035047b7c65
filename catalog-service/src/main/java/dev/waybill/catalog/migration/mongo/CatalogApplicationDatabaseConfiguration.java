package dev.waybill.catalog.migration.mongo;

import com.mongodb.ConnectionString;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApplicationDatabaseSettings.class)
class CatalogApplicationDatabaseConfiguration {

    @Bean
    ApplicationDatabase catalogMigrationApplicationDatabase(
            ApplicationDatabaseSettings settings, MongoConnectionDetails catalog) {
        String uri = settings.referencesUri();
        return new ApplicationDatabase(uri == null ? catalog.getConnectionString() : new ConnectionString(uri));
    }
}
