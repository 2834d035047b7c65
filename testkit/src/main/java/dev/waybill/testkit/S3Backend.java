package dev.waybill.testkit;

import dev.waybill.testkit.network.FaultProxy;
import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * @param endpoint for clients in path style
 * @param bucket exists
 */
public record S3Backend(URI endpoint, String region, String accessKey, String secretKey, String bucket) {

    /** The same server with a bucket that is empty and no other test's. */
    public S3Backend newBucket() {
        var fresh = withBucket("test-" + UUID.randomUUID());
        try (var client = client()) {
            client.createBucket(request -> request.bucket(fresh.bucket));
        }
        return fresh;
    }

    /** The same server seen through a proxy on 127.0.0.1. */
    public S3Backend through(FaultProxy proxy) {
        return new S3Backend(URI.create("http://127.0.0.1:" + proxy.port()), region, accessKey, secretKey, bucket);
    }

    /** A new client, which the caller closes. */
    public S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .build();
    }

    S3Backend withBucket(String name) {
        return new S3Backend(endpoint, region, accessKey, secretKey, name);
    }
}
