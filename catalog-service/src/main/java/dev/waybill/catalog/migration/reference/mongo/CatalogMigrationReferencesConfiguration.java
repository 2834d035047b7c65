package dev.waybill.catalog.migration.reference.mongo;

import com.mongodb.client.MongoDatabase;
import dev.waybill.catalog.migration.mongo.ApplicationDatabase;
import dev.waybill.catalog.migration.reference.RecordedReferences;
import dev.waybill.catalog.migration.reference.ReferenceSettings;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReferenceSettings.class)
class CatalogMigrationReferencesConfiguration {

    private static final Set<String> OURS = Set.of("files", "schema", "dead_letters", "leases");

    /** The log is in the catalog's database, whichever the application's is. */
    @Bean
    RecordedReferences catalogMigrationReferences(
            ReferenceSettings settings, ApplicationDatabase application, MongoDatabase catalogDatabase) {
        MongoDatabase texts = application.get();
        boolean shared = texts.getName().equals(catalogDatabase.getName());
        TargetCheck check = new TargetCheck(name -> shared && isOurs(name));
        return new RecordedReferences(
                new MongoTexts(texts, settings.parsedTargets(), check),
                new MongoChangeLog(catalogDatabase),
                settings.addresses());
    }

    private static boolean isOurs(String collection) {
        return OURS.contains(collection)
                || collection.startsWith("files_rebuilt_")
                || collection.startsWith("migration_");
    }
}
