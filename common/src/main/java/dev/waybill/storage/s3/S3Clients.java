package dev.waybill.storage.s3;

import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
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
     * A client to close when done. With what is stored goes the SHA-256 that Waybill computed; checksums of the SDK's own
     * only where the settings say so.
     */
    public static S3Client client(S3Settings settings) {
        return client(settings, http());
    }

    /**
     * The same for an endpoint that somebody from outside has named: each connection asks for the address, and goes there
     * directly, whatever proxy the machine has.
     *
     * @param addresses which of them are allowed
     */
    public static S3Client client(S3Settings settings, DnsResolver addresses) {
        return client(
                settings,
                http().dnsResolver(addresses)
                        .proxyConfiguration(ProxyConfiguration.builder()
                                .useSystemPropertyValues(false)
                                .useEnvironmentVariableValues(false)
                                .build()));
    }

    private static Apache5HttpClient.Builder http() {
        return Apache5HttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(SOCKET_TIMEOUT)
                .maxConnections(MAX_CONNECTIONS);
    }

    private static S3Client client(S3Settings settings, Apache5HttpClient.Builder http) {
        ChecksumModes checksums = ChecksumModes.parse(settings.checksumMode());
        return S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(S3Credentials.of(settings))
                .endpointOverride(settings.endpointUrl())
                .forcePathStyle(settings.forcePathStyle())
                .requestChecksumCalculation(checksums.requests())
                .responseChecksumValidation(checksums.responses())
                .overrideConfiguration(c -> c.apiCallAttemptTimeout(Timeouts.forBytes(0)))
                .httpClientBuilder(http)
                .build();
    }

    /** A signer of links, which carry the public endpoint where there is one. */
    public static S3Presigner presigner(S3Settings settings) {
        @Nullable
        URI endpoint = settings.publicEndpointUrl() == null ? settings.endpointUrl() : settings.publicEndpointUrl();
        return S3Presigner.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(S3Credentials.of(settings))
                .endpointOverride(endpoint)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.forcePathStyle())
                        .build())
                .build();
    }
}
