package dev.waybill.catalog.local;

import dev.waybill.catalog.content.Contents;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.local.LocalStorageSettings;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LocalLinkSettings.class)
class CatalogLocalLinkConfiguration {

    @Bean
    LocalLinks catalogLocalLinks(
            LocalLinkSettings settings, LocalStorageSettings storage, ObjectStores stores, Contents contents) {
        return new LocalLinks(new LinkKey(settings, storage.hidden()), stores, contents, Clock.systemUTC());
    }
}
