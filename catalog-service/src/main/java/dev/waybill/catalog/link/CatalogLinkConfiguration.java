package dev.waybill.catalog.link;

import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.storage.ObjectStores;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinkSettings.class)
class CatalogLinkConfiguration {

    @Bean
    Links catalogLinks(
            FileLookup lookup,
            ObjectStores stores,
            List<LinkSigner> signers,
            LinkSettings settings,
            MeterRegistry metrics) {
        return new Links(lookup, stores, signers, settings, new LinkMetrics(metrics));
    }
}
