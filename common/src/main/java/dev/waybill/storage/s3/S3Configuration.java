package dev.waybill.storage.s3;

import dev.waybill.error.WaybillException;
import dev.waybill.storage.ObjectStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3Client;

/** The bucket that files are stored in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(S3Settings.class)
public class S3Configuration {

    @Bean(destroyMethod = "close")
    S3Client s3Client(S3Settings settings) {
        return S3Clients.client(settings);
    }

    @Bean
    ObjectStore objectStore(S3Client s3, S3Settings settings) {
        return new S3ObjectStore(s3, settings.bucket());
    }

    @Bean
    ObjectUrls objectUrls(S3Settings settings) {
        return new ObjectUrls(settings);
    }

    @Bean
    HealthIndicator s3HealthIndicator(ObjectStore store) {
        return () -> {
            try {
                store.check();
                return Health.up().withDetail("bucket", store.bucket()).build();
            } catch (WaybillException e) {
                return Health.down()
                        .withDetail("code", e.code())
                        .withDetail("advice", e.code().advice())
                        .build();
            }
        };
    }
}
