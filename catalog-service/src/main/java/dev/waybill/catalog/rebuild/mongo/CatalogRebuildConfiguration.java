package dev.waybill.catalog.rebuild.mongo;

import com.mongodb.client.MongoDatabase;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.rebuild.From;
import dev.waybill.catalog.rebuild.Rebuild;
import dev.waybill.catalog.rebuild.RebuildSource;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogRebuildConfiguration {

    @Bean
    Rebuild catalogRebuild(CatalogFiles catalogFiles, MongoDatabase catalogDatabase, List<RebuildSource.Known> known) {
        Map<From, RebuildSource> sources = new EnumMap<>(From.class);
        known.forEach(some -> sources.putAll(some.sources()));
        return new Rebuild(
                catalogFiles, () -> MongoFreshCatalog.make(catalogDatabase, Instant.now()), sources, Clock.systemUTC());
    }
}
