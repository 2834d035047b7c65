package dev.waybill.catalog.migration.target.s3;

import dev.waybill.address.PublicAddresses;
import dev.waybill.catalog.migration.target.EndpointRule;
import dev.waybill.catalog.migration.target.Sealing;
import dev.waybill.catalog.migration.target.SealingSettings;
import dev.waybill.catalog.migration.target.Targets;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.s3.S3Settings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3Client;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealingSettings.class)
class CatalogMigrationTargetConfiguration {

    @Bean
    Sealing catalogMigrationSealing(SealingSettings settings) {
        return new Sealing(settings);
    }

    @Bean
    Targets catalogMigrationTargets(S3Settings settings, S3Client s3, ObjectStore store) {
        return new S3Targets(settings, s3, store, new EndpointRule(settings.endpointUrl(), PublicAddresses.only()));
    }
}
