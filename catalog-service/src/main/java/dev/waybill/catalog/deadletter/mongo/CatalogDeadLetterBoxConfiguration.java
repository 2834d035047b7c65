package dev.waybill.catalog.deadletter.mongo;

import com.mongodb.client.MongoDatabase;
import dev.waybill.catalog.deadletter.DeadLetterBox;
import dev.waybill.catalog.file.mongo.CatalogSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogDeadLetterBoxConfiguration {

    @Bean
    DeadLetterBox catalogDeadLetterBox(MongoDatabase catalogDatabase, CatalogSchema schema) {
        return new MongoDeadLetterBox(catalogDatabase, schema::require);
    }
}
