package dev.waybill.catalog.selftest.s3;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** Links of one minute that begin when they are told to: the SDK's own presigner knows only now. */
record OwnLinks(String region, AwsCredentialsProvider credentials) {

    private static final Duration VALIDITY = Duration.ofMinutes(1);

    /** @param address of an object, without a query */
    URI sign(URI address, SdkHttpMethod method, Instant begin) {
        SdkHttpRequest request =
                SdkHttpRequest.builder().uri(address).method(method).build();
        return AwsV4HttpSigner.create()
                .sign(signing -> signing.request(request)
                        .identity(credentials.resolveCredentials())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(
                                AwsV4FamilyHttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, VALIDITY)
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(begin, ZoneOffset.UTC)))
                .request()
                .getUri();
    }
}
