package dev.waybill.catalog.lookup;

import dev.waybill.catalog.file.CatalogFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogLookupConfiguration {

    @Bean
    FileLookup catalogLookup(CatalogFiles files, CatchUp catchUp) {
        return new FileLookup(files, catchUp);
    }
}
