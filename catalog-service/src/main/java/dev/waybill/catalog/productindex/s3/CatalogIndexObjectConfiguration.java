package dev.waybill.catalog.productindex.s3;

import dev.waybill.catalog.productindex.IndexObject;
import dev.waybill.catalog.productindex.ProductIndexSettings;
import dev.waybill.catalog.productindex.local.LocalIndexObject;
import dev.waybill.storage.local.LocalStorageSettings;
import dev.waybill.storage.s3.S3Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3Client;

/** Where the index is kept: where files go now. It stands here since only {@code s3} packages see the SDK. */
@Configuration(proxyBeanMethods = false)
class CatalogIndexObjectConfiguration {

    @Bean
    IndexObject catalogIndexObject(
            S3Client s3, S3Settings settings, LocalStorageSettings local, ProductIndexSettings index) {
        return settings.isUsed()
                ? new S3IndexObject(s3, settings.requiredBucket(), index.key())
                : new LocalIndexObject(local, index.key());
    }
}
