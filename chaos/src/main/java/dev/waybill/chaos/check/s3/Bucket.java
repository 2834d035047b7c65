package dev.waybill.chaos.check.s3;

import dev.waybill.chaos.cluster.Cluster;
import dev.waybill.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The bucket, looked into directly. */
public final class Bucket implements AutoCloseable {

    private static final List<String> NO_FILES = List.of("metadata/", "waybill-selftest/");

    /** S3Proxy writes beside the key and renames; killed in between, it lists what it wrote. No key of ours ends so. */
    private static final Pattern UNFINISHED = Pattern.compile("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");

    private final S3Client client;

    public Bucket(URI endpoint) {
        this.client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(Cluster.ACCESS_KEY, Cluster.SECRET_KEY)))
                .build();
    }

    /** All keys but those of no file: the index of products, trials of the store, what the server itself left behind. */
    public Set<String> keys() {
        return client.listObjectsV2Paginator(request -> request.bucket(Cluster.BUCKET)).contents().stream()
                .map(S3Object::key)
                .filter(key -> NO_FILES.stream().noneMatch(key::startsWith))
                .filter(key -> !UNFINISHED.matcher(key).find())
                .collect(Collectors.toSet());
    }

    /** What an object is made of. @param sha256 of the bytes, fetched and hashed */
    public record Content(String sha256, long size, boolean encrypted) {}

    /** Fetches it, whole. */
    public Content fetch(String key) {
        MessageDigest digest = Sha256.newDigest();
        try (ResponseInputStream<GetObjectResponse> bytes =
                client.getObject(request -> request.bucket(Cluster.BUCKET).key(key))) {
            long size = drain(bytes, digest);
            boolean encrypted = bytes.response().serverSideEncryption() == ServerSideEncryption.AES256;
            return new Content(HexFormat.of().formatHex(digest.digest()), size, encrypted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long drain(InputStream bytes, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long size = 0;
        for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
            digest.update(buffer, 0, count);
            size += count;
        }
        return size;
    }

    /** How many multipart uploads were begun before that time and have not ended. */
    public long unfinishedSince(Instant time) {
        return client.listMultipartUploads(request -> request.bucket(Cluster.BUCKET)).uploads().stream()
                .map(MultipartUpload::initiated)
                .filter(time::isAfter)
                .count();
    }

    public void put(String key, byte[] bytes) {
        client.putObject(request -> request.bucket(Cluster.BUCKET).key(key), RequestBody.fromBytes(bytes));
    }

    @Override
    public void close() {
        client.close();
    }
}
