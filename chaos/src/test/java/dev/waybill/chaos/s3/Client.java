package dev.waybill.chaos.s3;

import dev.waybill.embedded.EmbeddedS3;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The server of the tests, and a client that tries nothing twice. */
final class Client {

    static final String BUCKET = "files";

    static EmbeddedS3 server(Path dataDir, UnaryOperator<BlobStore> around) {
        var server = EmbeddedS3.start(dataDir, 0, "tester", "tester-secret", around);
        server.createBucket(BUCKET);
        return server;
    }

    static S3Client of(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .overrideConfiguration(b -> b.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("tester", "tester-secret")))
                .build();
    }

    private Client() {}
}
