package dev.waybill.catalog.link.s3;

import dev.waybill.storage.s3.S3Clients;
import dev.waybill.storage.s3.S3Credentials;
import dev.waybill.storage.s3.S3Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogLinkSignerConfiguration {

    @Bean(destroyMethod = "close")
    S3LinkSigner catalogLinkSigner(S3Settings settings) {
        return new S3LinkSigner(S3Clients.presigner(settings), S3Credentials.of(settings));
    }
}
