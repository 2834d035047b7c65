package dev.waybill.storage.s3;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The SDK's clients as the settings ask for them. */
public final class S3Clients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /** Beyond every attempt's own timeout, so that it is those that count. */
    private static final Duration SOCKET_TIMEOUT = Timeouts.COMPLETION.plusSeconds(1);

    private static final int MAX_CONNECTIONS = 128;

    private S3Clients() {}

    /**
     * A client to close when done. Checksums are the ones that Waybill sends itself: the SDK's own CRC trailers are off,
     * since some S3-compatible servers refuse them (guarantees.md, trap 5).
     */
    public static S3Client client(S3Settings settings) {
        return S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings))
                .endpointOverride(settings.endpointUrl())
                .forcePathStyle(settings.forcePathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(c -> c.apiCallAttemptTimeout(Timeouts.forBytes(0)))
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SOCKET_TIMEOUT)
                        .maxConnections(MAX_CONNECTIONS))
                .build();
    }

    /** A signer of links, which carry the public endpoint where there is one. */
    public static S3Presigner presigner(S3Settings settings) {
        @Nullable
        URI endpoint = settings.publicEndpointUrl() == null ? settings.endpointUrl() : settings.publicEndpointUrl();
        return S3Presigner.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings))
                .endpointOverride(endpoint)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.forcePathStyle())
                        .build())
                .build();
    }

    /** Where the clients get their credentials from; the SDK keeps and renews those that end. */
    public static AwsCredentialsProvider credentials(S3Settings settings) {
        String id = settings.accessKeyId();
        String secret = settings.secretAccessKey();
        return settings.useIamRole() || id == null || secret == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret));
    }
}
