package dev.waybill.storage.s3;

import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.local.LocalObjectStore;
import dev.waybill.storage.local.LocalStorageSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Where files are stored, for those services that get at them: the bucket, or local storage where the settings name no
 * bucket. It stands here since only {@code s3} packages see the SDK.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LocalStorageSettings.class)
@Import(S3Configuration.class)
public class StorageConfiguration {

    /** @throws IllegalStateException when files are to go to S3 and there are no credentials */
    @Bean
    ObjectStore objectStore(S3Client s3, S3Settings settings, LocalStorageSettings local) throws IOException {
        if (settings.isUsed()) {
            S3Credentials.require(settings, "S3_BUCKET_NAME");
            return new S3ObjectStore(s3, settings.requiredBucket(), settings.storageClass());
        }
        return local.create() ? LocalObjectStore.create(local.directory()) : LocalObjectStore.open(local.directory());
    }

    @Bean
    ObjectStores objectStores(ObjectStore current, S3Client s3, S3Settings settings, LocalStorageSettings local) {
        List<ObjectStore> others = new ArrayList<>();
        if (settings.isUsed() && Files.exists(local.hidden())) {
            others.add(LocalObjectStore.open(local.directory()));
        }
        if (!settings.isUsed() && settings.bucket() != null && (settings.useIamRole() || settings.hasStaticKeys())) {
            others.add(new S3ObjectStore(s3, settings.bucket()));
        }
        return new ObjectStores(
                current,
                others,
                bucket -> bucket.equals(ObjectStores.LOCAL)
                        ? LocalObjectStore.open(local.directory())
                        : new S3ObjectStore(s3, bucket));
    }

    @Bean
    HealthIndicator storageHealthIndicator(ObjectStore store) {
        return () -> StorageHealth.of(store);
    }

    @Bean
    MeterBinder storageFallback(S3Settings settings) {
        return registry -> Gauge.builder("waybill.store.fallback", settings, s -> s.isUsed() ? 0 : 1)
                .register(registry);
    }
}
