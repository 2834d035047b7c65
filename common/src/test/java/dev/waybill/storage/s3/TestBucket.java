package dev.waybill.storage.s3;

import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** A bucket of a test's own, and the client that Waybill itself would use. */
public final class TestBucket implements AutoCloseable {

    private final S3Settings settings;
    private final S3Client client;

    private TestBucket(S3Settings settings) {
        this.settings = settings;
        this.client = S3Clients.client(settings);
    }

    public static TestBucket fresh() {
        S3Backend server = Backends.s3().newBucket();
        return new TestBucket(settings(server.bucket(), server.endpoint(), server.accessKey(), server.secretKey()));
    }

    private static S3Settings settings(String bucket, URI endpoint, String id, String secret) {
        return S3Settings.of(bucket, "us-east-1", endpoint, id, secret);
    }

    /** The same with credentials that the server does not know. */
    TestBucket withCredentials(String id, String secret) {
        return new TestBucket(settings(settings.requiredBucket(), endpoint(), id, secret));
    }

    TestBucket withWrongSecret() {
        return withCredentials(String.valueOf(settings.accessKeyId()), "wrong");
    }

    /** The same on a port where nobody listens. */
    public TestBucket onAServerThatIsAway() {
        return new TestBucket(settings(
                settings.requiredBucket(),
                URI.create("http://127.0.0.1:1"),
                String.valueOf(settings.accessKeyId()),
                String.valueOf(settings.secretAccessKey())));
    }

    private URI endpoint() {
        return URI.create(String.valueOf(settings.endpointUrl()));
    }

    public String name() {
        return settings.requiredBucket();
    }

    /** Closed with this. */
    public S3Client client() {
        return client;
    }

    /** Puts an object as somebody else would. */
    public void put(String key, String content) {
        client.putObject(request -> request.bucket(name()).key(key), RequestBody.fromString(content));
    }

    public HeadObjectResponse head(String key) {
        return client.headObject(request -> request.bucket(name()).key(key));
    }

    /** The multipart uploads that were begun and neither completed nor aborted. */
    public List<MultipartUpload> unfinishedUploads() {
        return client.listMultipartUploads(request -> request.bucket(name())).uploads();
    }

    @Override
    public void close() {
        client.close();
    }
}
