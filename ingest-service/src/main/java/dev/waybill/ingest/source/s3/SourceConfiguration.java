package dev.waybill.ingest.source.s3;

import dev.waybill.ingest.source.SourceAddress;
import dev.waybill.ingest.source.SourceReader;
import dev.waybill.ingest.source.SourceSettings;
import dev.waybill.ingest.source.Sources;
import dev.waybill.ingest.source.local.DirectorySources;
import dev.waybill.ingest.source.web.WebSources;
import dev.waybill.staging.BucketLocation;
import dev.waybill.staging.StagingSettings;
import dev.waybill.storage.s3.S3Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3Client;

/** The sources that the settings allow. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SourceSettings.class)
class SourceConfiguration {

    @Bean(destroyMethod = "close")
    WebSources ingestWebSources(SourceSettings settings) {
        return WebSources.create(settings);
    }

    @Bean(destroyMethod = "close")
    BucketSources ingestBucketSources(S3Client s3) {
        return new BucketSources(s3);
    }

    @Bean
    Sources ingestSources(
            SourceSettings settings,
            WebSources web,
            BucketSources buckets,
            S3Settings s3,
            StagingSettings staging,
            @Value("${waybill.local-storage.directory}") Path localStorage) {
        Path staged = staging.bucketPrefix().isPresent() ? localStorage : Path.of(staging.location());
        settings.requireApart(List.of(localStorage, staged));
        return new Sources(settings, ownBuckets(s3, staging), web, buckets, files(settings.directory()));
    }

    private static Set<String> ownBuckets(S3Settings s3, StagingSettings staging) {
        return Stream.concat(
                        Stream.ofNullable(s3.bucket()), staging.bucketPrefix().map(BucketLocation::bucket).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static SourceReader<SourceAddress.Local> files(@Nullable Path directory) {
        if (directory == null) {
            return (address, deadline) -> {
                throw SourceAddress.refused("WAYBILL_INBOX_DIR is not set, so there are no files to take");
            };
        }
        return new DirectorySources(directory);
    }
}
