package dev.waybill.ingest.source.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.ingest.source.Deadline;
import dev.waybill.ingest.source.Fetched;
import dev.waybill.ingest.source.SourceAddress;
import dev.waybill.ingest.source.web.RawServer;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import dev.waybill.testkit.network.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class BucketSourcesTest {

    private final S3Backend s3 = Backends.s3().newBucket();

    @Test
    void opens_an_object_whatever_its_key() throws IOException {
        try (S3Client client = s3.client()) {
            client.putObject(
                    request -> request.bucket(s3.bucket()).key("2026/a b%20ü.pdf"), RequestBody.fromString("%PDF"));

            try (Fetched fetched = open(client, s3.bucket(), "2026/a b%20ü.pdf")) {
                assertThat(fetched.length()).hasValue(4);
                assertThat(fetched.body().readAllBytes()).hasSize(4);
            }
        }
    }

    @Test
    void tells_a_missing_object_from_a_store_that_is_away() {
        FaultProxy proxy = FaultProxy.to(s3.endpoint().getHost(), s3.endpoint().getPort());
        try (proxy;
                S3Client client = s3.through(proxy).client()) {
            failed(client, s3.bucket(), ErrorCode.SOURCE_NOT_FOUND);
            failed(client, "no-such-bucket", ErrorCode.SOURCE_NOT_FOUND);
            proxy.cut();
            failed(client, s3.bucket(), ErrorCode.S3_CONNECTION);
        }
    }

    @Test
    void lets_an_object_go_that_stands_still_once_its_time_is_over() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nETag: \"x\"\r\n\r\n%PDF";
        try (RawServer still = RawServer.standingStillAfter(head);
                S3Client client = patientClient(still);
                BucketSources sources = new BucketSources(client);
                Fetched fetched =
                        sources.open(new SourceAddress.Bucket("scans", "a.pdf"), Deadline.in(Duration.ofMillis(500)))) {
            assertThat(fetched.length()).hasValue(1000);

            assertThatExceptionOfType(WaybillException.class)
                    .isThrownBy(() -> fetched.body().readAllBytes())
                    .matches(e -> e.code() == ErrorCode.UPLOAD_TOO_SLOW, "is too slow");
            await().until(() -> still.connected() == 0);
        }
    }

    /** As {@code S3Clients} makes it, but for a time-out that would come long after the deadline. */
    private static S3Client patientClient(RawServer server) {
        return S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(Duration.ofMinutes(10)))
                .build();
    }

    private static void failed(S3Client client, String bucket, ErrorCode code) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> open(client, bucket, "none"))
                .matches(e -> e.code() == code, code.name());
    }

    private static Fetched open(S3Client client, String bucket, String key) {
        return new BucketSources(client)
                .open(new SourceAddress.Bucket(bucket, key), Deadline.in(Duration.ofSeconds(20)));
    }
}
