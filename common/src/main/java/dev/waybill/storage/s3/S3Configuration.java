package dev.waybill.storage.s3;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3Client;

/** A client of S3, and the addresses in it. The client asks nobody before it is used. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(S3Settings.class)
public class S3Configuration {

    private static final Logger log = LoggerFactory.getLogger(S3Configuration.class);

    @Bean(destroyMethod = "close")
    S3Client s3Client(S3Settings settings) {
        settings.warnings().forEach(log::warn);
        return S3Clients.client(settings);
    }

    @Bean
    ObjectUrls objectUrls(S3Settings settings) {
        return new ObjectUrls(settings);
    }
}
