package dev.waybill.catalog.selftest.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.link.LinkRequest;
import dev.waybill.catalog.link.LinkSigner;
import dev.waybill.catalog.link.SignedLink;
import dev.waybill.catalog.selftest.SelfTest;
import dev.waybill.catalog.selftest.SelfTestReport;
import dev.waybill.storage.s3.S3Clients;
import dev.waybill.storage.s3.S3Credentials;
import dev.waybill.storage.s3.S3Settings;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The checks against a real S3 wire, and against one that lacks what a check is for. */
class S3SelfTestTest {

    private final S3Backend bucket = Backends.s3().newBucket();

    @AfterEach
    void nothingStaysBehind() {
        try (S3Client s3 = bucket.client()) {
            assertThat(s3.listObjectsV2(r -> r.bucket(bucket.bucket())).contents())
                    .extracting(S3Object::key)
                    .isEmpty();
        }
    }

    @Test
    void everythingWorks() {
        SelfTestReport report = run(Map.of(), Clock.systemUTC(), Set.of());
        assertThat(report.checks())
                .allSatisfy(line -> assertThat(line)
                        .extracting(SelfTestReport.Line::status, SelfTestReport.Line::advice)
                        .containsExactly("ok", null));
        assertThat(report.ok()).isTrue();
        assertThat(report.bucket()).isEqualTo(bucket.bucket());
        assertThat(report.endpoint()).isEqualTo(bucket.endpoint().toString());
    }

    @Test
    void aWrongSecretIsNamed() {
        SelfTestReport report = run(Map.of("secret-access-key", "wrong-secret-of-mine"), Clock.systemUTC(), Set.of());
        SelfTestReport.Line connection = line(report, "connection");
        assertThat(connection.status()).isEqualTo("failed");
        assertThat(connection.message()).contains("SignatureDoesNotMatch");
        assertThat(connection.advice()).contains("AWS_SECRET_ACCESS_KEY");
        assertThat(connection.requestId()).isNotBlank();
        assertThat(statuses(report)).containsEntry("upload", "skipped").containsEntry("clock", "ok");
        assertThat(report.toString()).doesNotContain("wrong-secret-of-mine");
    }

    @Test
    void aMissingBucketIsNamed() {
        SelfTestReport report = run(Map.of("bucket", "no-such-bucket"), Clock.systemUTC(), Set.of());
        assertThat(line(report, "connection").message()).contains("NoSuchBucket");
        assertThat(line(report, "connection").advice()).contains("S3_BUCKET_NAME");
    }

    @Test
    void anEndpointThatNobodyAnswersAtIsNamed() {
        SelfTestReport report = run(Map.of("endpoint-url", "http://127.0.0.1:1"), Clock.systemUTC(), Set.of());
        assertThat(line(report, "connection").advice()).contains("S3_ENDPOINT_URL");
        assertThat(line(report, "clock").status()).isEqualTo("failed");
        assertThat(report.endpoint()).isEqualTo("http://127.0.0.1:1");
    }

    @Test
    void aClockThatIsOffIsNamed() {
        assertThat(line(run(Map.of(), ahead(Duration.ofMinutes(20)), Set.of()), "clock"))
                .satisfies(line -> {
                    assertThat(line.status()).isEqualTo("failed");
                    assertThat(line.message())
                            .matches("this machine's clock is (19|20) min \\d+ s ahead of the store's");
                    assertThat(line.advice()).contains("clock");
                });
        assertThat(line(run(Map.of(), ahead(Duration.ofMinutes(-20)), Set.of()), "clock")
                        .message())
                .contains("behind");
        assertThat(line(run(Map.of(), ahead(Duration.ofMinutes(-7)), Set.of()), "clock"))
                .satisfies(line -> {
                    assertThat(line.status()).isEqualTo("ok");
                    assertThat(line.message()).matches("warning: this machine's clock is (6|7) min .*");
                });
    }

    @Test
    void aStoreThatIgnoresConditionsIsFound() {
        SelfTestReport report = run(Map.of(), Clock.systemUTC(), Set.of("If-None-Match"));
        assertThat(line(report, "conditional_put").message())
                .isEqualTo("a second conditional put wrote over the first");
        assertFailedOnly(report, "conditional_put");
    }

    @Test
    void aStoreThatIgnoresChecksumsIsFound() {
        SelfTestReport report =
                run(Map.of(), Clock.systemUTC(), Set.of("x-amz-checksum-sha256", "x-amz-sdk-checksum-algorithm"));
        assertThat(line(report, "checksum").message()).contains("SHA-256");
        assertFailedOnly(report, "checksum");
    }

    @Test
    void aStoreThatDropsTheEncryptionIsFound() {
        SelfTestReport report = run(Map.of(), Clock.systemUTC(), Set.of("x-amz-server-side-encryption"));
        assertThat(line(report, "encryption").advice()).contains("AES256");
        assertFailedOnly(report, "encryption");
    }

    /** By this clock links begin so far ahead that one of two hours ago is of now. */
    @Test
    void aStoreWhoseLinksDoNotEndIsFound() {
        SelfTestReport report = run(Map.of(), ahead(Duration.ofHours(2)), Set.of());
        assertThat(line(report, "presigned_expiry").message()).isEqualTo("an expired link was answered 200");
    }

    @Test
    void linksOfAnotherSecretAreFoundNotToOpen() {
        S3Settings settings = settings(Map.of());
        S3Settings others = settings(Map.of("secret-access-key", "another"));
        try (S3Client s3 = S3Clients.client(settings);
                S3Presigner presigner = S3Clients.presigner(others)) {
            SelfTestReport report = new SelfTest(
                            CatalogSelfTestConfiguration.of(s3, settings, signer(presigner), Clock.systemUTC()))
                    .run();
            assertThat(line(report, "presigned_url").message()).isEqualTo("GET of the link was answered 403");
            assertThat(report.toString()).doesNotContain("X-Amz-Signature");
        }
    }

    @Test
    void whereTheHostOfLinksIsOutOfReachTheInternalOneIsTried() {
        SelfTestReport report = run(Map.of("public-endpoint-url", "http://127.0.0.1:1"), Clock.systemUTC(), Set.of());
        assertThat(line(report, "presigned_url").status()).isEqualTo("ok");
        assertThat(line(report, "presigned_url").message()).contains("internal address");
    }

    /** @param dropped headers that never reach the store, or never come back */
    private SelfTestReport run(Map<String, String> changes, Clock clock, Set<String> dropped) {
        S3Settings settings = settings(changes);
        try (S3Client s3 = client(settings, dropped);
                S3Presigner presigner = S3Clients.presigner(settings)) {
            return new SelfTest(CatalogSelfTestConfiguration.of(s3, settings, signer(presigner), clock)).run();
        }
    }

    /** A client between which and the store headers are lost, as they are where a store does not know them. */
    private static S3Client client(S3Settings settings, Set<String> dropped) {
        return S3Client.builder()
                .region(Region.of(settings.region()))
                .endpointOverride(settings.endpointUrl())
                .forcePathStyle(true)
                .credentialsProvider(S3Credentials.of(settings))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .overrideConfiguration(c -> c.addExecutionInterceptor(new Losing(dropped)))
                .build();
    }

    private S3Settings settings(Map<String, String> changes) {
        Map<String, String> members = new HashMap<>(Map.of(
                "waybill.s3.bucket", bucket.bucket(),
                "waybill.s3.region", bucket.region(),
                "waybill.s3.endpoint-url", bucket.endpoint().toString(),
                "waybill.s3.force-path-style", "true",
                "waybill.s3.access-key-id", bucket.accessKey(),
                "waybill.s3.secret-access-key", bucket.secretKey()));
        changes.forEach((name, value) -> members.put("waybill.s3." + name, value));
        return new Binder(new MapConfigurationPropertySource(members))
                .bind("waybill.s3", S3Settings.class)
                .get();
    }

    private static LinkSigner signer(S3Presigner presigner) {
        return (LinkRequest link) -> new SignedLink(
                URI.create(
                        switch (link.method()) {
                            case GET ->
                                presigner
                                        .presignGetObject(p -> p.signatureDuration(link.validity())
                                                .getObjectRequest(g -> g.bucket(link.bucket())
                                                        .key(link.key().value())))
                                        .url()
                                        .toString();
                            case HEAD ->
                                presigner
                                        .presignHeadObject(p -> p.signatureDuration(link.validity())
                                                .headObjectRequest(h -> h.bucket(link.bucket())
                                                        .key(link.key().value())))
                                        .url()
                                        .toString();
                        }),
                link.method(),
                Instant.now().plus(link.validity()));
    }

    private static Clock ahead(Duration off) {
        return Clock.offset(Clock.systemUTC(), off);
    }

    private static SelfTestReport.Line line(SelfTestReport report, String name) {
        return report.checks().stream()
                .filter(l -> l.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> statuses(SelfTestReport report) {
        return report.checks().stream()
                .collect(Collectors.toMap(SelfTestReport.Line::name, SelfTestReport.Line::status));
    }

    private static void assertFailedOnly(SelfTestReport report, String name) {
        assertThat(report.ok()).isFalse();
        List<String> failed = report.checks().stream()
                .filter(line -> !line.status().equals("ok"))
                .map(SelfTestReport.Line::name)
                .toList();
        assertThat(failed).containsExactly(name);
    }

    private record Losing(Set<String> headers) implements ExecutionInterceptor {

        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().toBuilder()
                    .applyMutation(request -> headers.forEach(request::removeHeader))
                    .build();
        }

        @Override
        public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
            return context.httpResponse().toBuilder()
                    .applyMutation(answer -> headers.forEach(answer::removeHeader))
                    .build();
        }
    }
}
