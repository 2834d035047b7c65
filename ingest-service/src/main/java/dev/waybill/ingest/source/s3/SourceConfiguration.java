package dev.waybill.ingest.source.s3;

import dev.waybill.ingest.source.SourceAddress;
import dev.waybill.ingest.source.SourceReader;
import dev.waybill.ingest.source.SourceSettings;
import dev.waybill.ingest.source.Sources;
import dev.waybill.ingest.source.local.DirectorySources;
import dev.waybill.ingest.source.web.WebSources;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
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

    @Bean
    Sources ingestSources(SourceSettings settings, WebSources web, ObjectProvider<S3Client> s3) {
        return new Sources(settings, web, buckets(s3), files(settings.directory()));
    }

    /** Without S3 there is no client, and none is made before somebody names a bucket. */
    private static SourceReader<SourceAddress.Bucket> buckets(ObjectProvider<S3Client> s3) {
        return (address, deadline) -> {
            S3Client client = s3.getIfAvailable();
            if (client == null) {
                throw SourceAddress.refused("there are no S3 settings, so there are no buckets to take from");
            }
            return new BucketSources(client).open(address, deadline);
        };
    }

    private static SourceReader<SourceAddress.Local> files(@org.jspecify.annotations.Nullable Path directory) {
        if (directory == null) {
            return (address, deadline) -> {
                throw SourceAddress.refused("WAYBILL_INBOX_DIR is not set, so there are no files to take");
            };
        }
        return new DirectorySources(directory);
    }
}
