package dev.waybill.catalog.file.mongo;

import com.mongodb.client.MongoDatabase;
import dev.waybill.catalog.file.AnnouncedCatalogFiles;
import dev.waybill.catalog.file.CatalogFiles;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** The database that {@code MONGODB_URI} names, {@code waybill} where it names none. */
@Configuration(proxyBeanMethods = false)
class CatalogMongoConfiguration {

    private static final int PATIENCE_SECONDS = 2;
    private static final int READ_SECONDS = 3;

    /**
     * A database that hangs must not hang its callers: they are answered 503 within seconds. Applied first, so that what
     * {@code MONGODB_URI} itself says of timeouts counts.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer catalogMongoTimeouts() {
        return settings -> settings.applicationName("catalog-service")
                .applyToClusterSettings(c -> c.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToServerSettings(s -> s.heartbeatFrequency(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(p -> p.maxWaitTime(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(s -> s.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS));
    }

    @Bean
    MongoDatabase catalogDatabase(MongoDatabaseFactory databases, MongoConnectionDetails connection) {
        String name = connection.getConnectionString().getDatabase();
        return databases.getMongoDatabase(Objects.requireNonNullElse(name, "waybill"));
    }

    @Bean
    CatalogSchema catalogSchema(MongoDatabase catalogDatabase, ApplicationEventPublisher events) {
        return new CatalogSchema(catalogDatabase, events);
    }

    @Bean
    HealthIndicator catalogSchemaHealthIndicator(CatalogSchema schema) {
        return schema::health;
    }

    @Bean
    CatalogFiles catalogFiles(MongoDatabase catalogDatabase, CatalogSchema schema, ApplicationEventPublisher events) {
        return new AnnouncedCatalogFiles(new MongoCatalogFiles(catalogDatabase, schema::require), events::publishEvent);
    }
}
