package dev.waybill.embedded;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A client of the server under test. */
final class S3 {

    static final String ACCESS_KEY = "tester";
    static final String SECRET_KEY = "tester-secret";
    static final String BUCKET = "files";

    static S3Client client(EmbeddedS3 server) {
        return client(server, SECRET_KEY);
    }

    static S3Client client(EmbeddedS3 server, String secretKey) {
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(credentials(secretKey))
                .build();
    }

    /** A signed link to read the object. */
    static URI link(EmbeddedS3 server, String key, Duration valid) {
        try (var presigner = S3Presigner.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_CENTRAL_1)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(credentials(SECRET_KEY))
                .build()) {
            return URI.create(presigner
                    .presignGetObject(p -> p.signatureDuration(valid)
                            .getObjectRequest(b -> b.bucket(BUCKET).key(key)))
                    .url()
                    .toString());
        }
    }

    private static StaticCredentialsProvider credentials(String secretKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, secretKey));
    }

    private S3() {}
}
