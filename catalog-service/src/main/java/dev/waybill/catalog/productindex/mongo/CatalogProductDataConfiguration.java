package dev.waybill.catalog.productindex.mongo;

import com.mongodb.client.MongoDatabase;
import dev.waybill.catalog.file.mongo.CatalogSchema;
import dev.waybill.catalog.productindex.ProductData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogProductDataConfiguration {

    @Bean
    ProductData catalogProductData(MongoDatabase catalogDatabase, CatalogSchema schema) {
        return new MongoProductData(catalogDatabase, schema::require);
    }
}
