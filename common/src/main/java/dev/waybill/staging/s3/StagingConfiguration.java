package dev.waybill.staging.s3;

import dev.waybill.staging.BucketLocation;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.StagingSettings;
import dev.waybill.staging.local.DirectoryStagingArea;
import dev.waybill.storage.s3.S3Credentials;
import dev.waybill.storage.s3.S3Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3Client;

/** The staging area that the settings name. It stands here since only {@code s3} packages see the SDK. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StagingSettings.class)
public class StagingConfiguration {

    @Bean
    StagingArea stagingArea(StagingSettings settings, S3Settings s3Settings, ObjectProvider<S3Client> s3)
            throws IOException {
        Optional<BucketLocation> bucket = settings.bucketPrefix();
        if (bucket.isPresent()) {
            S3Credentials.require(s3Settings, "WAYBILL_STAGING=s3://…");
            return new S3StagingArea(
                    s3.getObject(), bucket.get().bucket(), bucket.get().key());
        }
        Path directory = Path.of(settings.location());
        return settings.create() ? DirectoryStagingArea.create(directory) : DirectoryStagingArea.open(directory);
    }
}
