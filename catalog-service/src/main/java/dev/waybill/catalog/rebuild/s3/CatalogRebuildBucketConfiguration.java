package dev.waybill.catalog.rebuild.s3;

import dev.waybill.catalog.rebuild.From;
import dev.waybill.catalog.rebuild.RebuildSource;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.s3.S3ObjectStore;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3Client;

@Configuration(proxyBeanMethods = false)
class CatalogRebuildBucketConfiguration {

    /** None with local storage, whose objects tell too little. */
    @Bean
    RebuildSource.Known catalogBucketSource(S3Client s3, ObjectStore store) {
        return new RebuildSource.Known(
                store instanceof S3ObjectStore ? Map.of(From.BUCKET, new BucketSource(s3, store)) : Map.of());
    }
}
