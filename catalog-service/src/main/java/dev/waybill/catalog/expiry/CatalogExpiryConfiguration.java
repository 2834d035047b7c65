package dev.waybill.catalog.expiry;

import dev.waybill.catalog.deletion.Deletions;
import dev.waybill.catalog.file.CatalogFiles;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExpirySettings.class)
class CatalogExpiryConfiguration {

    @Bean
    Expiry catalogExpiry(CatalogFiles files, Deletions deletions, ExpirySettings settings) {
        return new Expiry(files, deletions, settings.expiry(), Clock.systemUTC());
    }

    @Bean
    ExpirySchedule catalogExpirySchedule(Expiry expiry) {
        return new ExpirySchedule(expiry);
    }

    /** Apart from {@link Expiry}, which knows nothing of Spring. */
    record ExpirySchedule(Expiry expiry) {

        @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
        void run() {
            expiry.run();
        }
    }
}
