package dev.waybill.ingest.source.s3;

import dev.waybill.ingest.source.SourceAddress;
import dev.waybill.ingest.source.SourceReader;
import dev.waybill.ingest.source.SourceSettings;
import dev.waybill.ingest.source.Sources;
import dev.waybill.ingest.source.local.DirectorySources;
import dev.waybill.ingest.source.web.WebSources;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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
    Sources ingestSources(SourceSettings settings, WebSources web, S3Client s3) {
        return new Sources(settings, web, new BucketSources(s3), files(settings.directory()));
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
