package dev.waybill.catalog.productindex;

import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.storage.s3.ObjectUrls;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProductIndexSettings.class)
class CatalogProductIndexConfiguration {

    private static final Logger log = LoggerFactory.getLogger(CatalogProductIndexConfiguration.class);

    @Bean
    ProductIndex catalogProductIndex(
            CatalogFiles files,
            ProductData known,
            ObjectUrls urls,
            IndexObject catalogIndexObject,
            MeterRegistry registry) {
        return new ProductIndex(
                files, known, urls::ofImage, catalogIndexObject, new ProductIndexMetrics(registry), Clock.systemUTC());
    }

    @Bean
    ProductIndexTriggers catalogProductIndexTriggers(
            ProductIndex index, ProductIndexSettings settings, TaskScheduler scheduler) {
        return new ProductIndexTriggers(new ProductIndexUpkeep(
                index::rebuild,
                settings,
                (task, time) -> {
                    try {
                        scheduler.schedule(task, time);
                    } catch (TaskRejectedException e) {
                        log.debug("closing: the index is made anew at the next start", e);
                    }
                },
                Clock.systemUTC()));
    }
}
