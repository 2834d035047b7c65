package dev.waybill.catalog.content;

import dev.waybill.storage.ObjectStores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogContentConfiguration {

    @Bean
    Contents catalogContents(ObjectStores stores) {
        return new Contents(stores);
    }
}
