package dev.waybill.catalog.verification;

import dev.waybill.catalog.deadletter.DeadLetterBox;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.lookup.CatchUp;
import dev.waybill.catalog.redrive.Redrive;
import dev.waybill.staging.StagingArea;
import dev.waybill.storage.ObjectStores;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VerificationSettings.class)
class CatalogVerificationConfiguration {

    @Bean
    Verification catalogVerification(
            CatalogFiles files,
            ObjectStores stores,
            StagingArea staging,
            VerificationSettings settings,
            CatchUp catchUp,
            Redrive redrive,
            DeadLetterBox letters) {
        return new Verification(
                files, stores, staging, settings.all(), catchUp, redrive, letters::countOpen, Clock.systemUTC());
    }

    @Bean
    VerificationRun catalogVerificationRun(Verification verification, MeterRegistry registry) {
        return new VerificationRun(verification, new VerificationMetrics(registry, Clock.systemUTC()));
    }
}
