package dev.waybill.catalog.migration.ledger.mongo;

import com.mongodb.client.MongoDatabase;
import dev.waybill.catalog.file.mongo.CatalogSchema;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.catalog.migration.ledger.Runs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogMigrationLedgerConfiguration {

    @Bean
    Ledger catalogMigrationLedger(MongoDatabase catalogDatabase, CatalogSchema schema) {
        return new MongoLedger(catalogDatabase, schema::require);
    }

    @Bean
    Runs catalogMigrationRuns(MongoDatabase catalogDatabase, CatalogSchema schema) {
        return new MongoRuns(catalogDatabase, schema::require);
    }
}
