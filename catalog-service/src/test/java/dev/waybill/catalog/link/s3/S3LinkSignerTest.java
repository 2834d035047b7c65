package dev.waybill.catalog.link.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.waybill.catalog.link.LinkMethod;
import dev.waybill.catalog.link.LinkRequest;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3LinkSignerTest {

    private static final LinkRequest REQUEST = new LinkRequest(
            "a-bucket",
            new ObjectKey("uploads/a.pdf"),
            LinkMethod.GET,
            new MediaType("application/pdf"),
            "attachment; filename=\"a.pdf\"",
            Duration.ofHours(1));

    @Test
    void aLinkLastsAsLongAsItWasAskedFor() {
        var signed = signer(() -> AwsBasicCredentials.create("id", "secret")).sign(REQUEST);
        assertThat(signed.url().getHost()).isEqualTo("a-bucket.s3.eu-west-1.amazonaws.com");
        assertThat(signed.expiresAt()).isCloseTo(Instant.now().plusSeconds(3600), within(10, ChronoUnit.SECONDS));
    }

    @Test
    void aLinkEndsWithTheCredentialsThatSignedIt() {
        Instant end = Instant.now().plusSeconds(600);
        var signed = signer(() -> role(end)).sign(REQUEST);
        assertThat(signed.expiresAt()).isBetween(end.minusSeconds(3), end);
        assertThat(signed.url().getQuery())
                .containsPattern("X-Amz-Expires=(59\\d|600)(&|$)")
                .contains("token");
    }

    @Test
    void aLinkThatCredentialsOutlastHasItsFullTime() {
        var signed = signer(() -> role(Instant.now().plusSeconds(7200))).sign(REQUEST);
        assertThat(signed.url().getQuery()).contains("X-Amz-Expires=3600");
        assertThat(signed.expiresAt()).isCloseTo(Instant.now().plusSeconds(3600), within(10, ChronoUnit.SECONDS));
    }

    /** The end is that of the ones that signed, not of those that came next. */
    @Test
    void renewedCredentialsDoNotMixWithThoseBefore() {
        Instant end = Instant.now().plusSeconds(60);
        var renewals = List.of(role(end), role(end.plusSeconds(86_400))).iterator();
        assertThat(signer(renewals::next).sign(REQUEST).expiresAt()).isBeforeOrEqualTo(end);
    }

    @Test
    void credentialsThatHaveEndedSignNothing() {
        assertThatThrownBy(() -> signer(() -> role(Instant.now())).sign(REQUEST))
                .isInstanceOfSatisfying(
                        WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.S3_CREDENTIALS));
    }

    private static AwsCredentials role(Instant end) {
        return AwsSessionCredentials.builder()
                .accessKeyId("id")
                .secretAccessKey("secret")
                .sessionToken("token")
                .expirationTime(end)
                .build();
    }

    @Test
    void withoutCredentialsItSaysSo() {
        assertThatThrownBy(() -> signer(() -> {
                            throw SdkClientException.create("Unable to load credentials");
                        })
                        .sign(REQUEST))
                .isInstanceOfSatisfying(
                        WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.S3_CREDENTIALS_MISSING));
    }

    @Test
    void row_27_a_link_opens_nothing_once_its_time_is_over() throws Exception {
        S3Backend store = Backends.s3();
        String key = "uploads/" + UUID.randomUUID() + ".pdf";
        try (S3Client s3 = store.client();
                HttpClient http = HttpClient.newHttpClient()) {
            s3.putObject(put -> put.bucket(store.bucket()).key(key), RequestBody.fromString("the file"));

            assertThat(open(http, link(store, key, Duration.ofHours(1))).body()).isEqualTo("the file");
            URI brief = link(store, key, Duration.ofSeconds(1));
            HttpResponse<String> late = await().atMost(Duration.ofSeconds(20))
                    .until(() -> open(http, brief), answer -> answer.statusCode() != 200);
            assertThat(late.statusCode()).isEqualTo(403);
            assertThat(late.body()).doesNotContain("the file");
        }
    }

    private static URI link(S3Backend store, String key, Duration validity) {
        var credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create(store.accessKey(), store.secretKey()));
        try (var presigner = S3Presigner.builder()
                .region(Region.of(store.region()))
                .endpointOverride(store.endpoint())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(credentials)
                .build()) {
            return new S3LinkSigner(presigner, credentials)
                    .sign(new LinkRequest(
                            store.bucket(),
                            new ObjectKey(key),
                            LinkMethod.GET,
                            REQUEST.contentType(),
                            REQUEST.contentDisposition(),
                            validity))
                    .url();
        }
    }

    private static HttpResponse<String> open(HttpClient http, URI link) throws Exception {
        return http.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static S3LinkSigner signer(AwsCredentialsProvider credentials) {
        return new S3LinkSigner(
                S3Presigner.builder()
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(credentials)
                        .build(),
                credentials);
    }
}
