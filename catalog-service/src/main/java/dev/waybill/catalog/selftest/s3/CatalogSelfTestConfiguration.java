package dev.waybill.catalog.selftest.s3;

import dev.waybill.catalog.link.LinkSigner;
import dev.waybill.catalog.selftest.SelfTest;
import dev.waybill.catalog.selftest.TestedStore;
import dev.waybill.catalog.selftest.TestedStore.Place;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.s3.S3Credentials;
import dev.waybill.storage.s3.S3ObjectStore;
import dev.waybill.storage.s3.S3Settings;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3Client;

@Configuration(proxyBeanMethods = false)
class CatalogSelfTestConfiguration {

    private static final String LOCAL =
            "files are stored on this machine's disk (S3_ENABLED=false), so there is no S3 to test";

    @Bean
    SelfTest catalogSelfTest(
            ObjectStore store,
            List<LinkSigner> signers,
            ObjectProvider<S3Client> s3,
            ObjectProvider<S3Settings> settings) {
        return new SelfTest(
                store instanceof S3ObjectStore
                        ? of(s3.getObject(), settings.getObject(), signer(signers, store), Clock.systemUTC())
                        : TestedStore.notInS3(new Place(store.bucket(), "local", "local"), LOCAL));
    }

    private static LinkSigner signer(List<LinkSigner> signers, ObjectStore store) {
        return signers.stream()
                .filter(signer -> signer.signsFor(store.bucket()))
                .findFirst()
                .orElseThrow();
    }

    static TestedStore of(S3Client s3, S3Settings settings, LinkSigner signer, Clock clock) {
        return new S3TestedStore(
                new Place(settings.requiredBucket(), settings.region(), endpoint(settings)),
                s3,
                signer,
                new OwnLinks(settings.region(), S3Credentials.of(settings)),
                clock);
    }

    /** Without a user and a query, in which somebody may have put a secret. */
    private static String endpoint(S3Settings settings) {
        URI endpoint = settings.endpointUrl();
        return endpoint == null
                ? "https://s3.%s.amazonaws.com".formatted(settings.region())
                : endpoint.getScheme() + "://" + endpoint.getHost()
                        + (endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort());
    }
}
