package dev.waybill.ingest.idempotency.s3;

import dev.waybill.ingest.idempotency.DurableRecords;
import dev.waybill.storage.s3.S3Errors;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One object a record, below a prefix; the conditional put decides who wins. */
public final class S3Records implements DurableRecords {

    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    /** @param prefix ends with a slash */
    public S3Records(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public boolean create(String name, byte[] content) throws IOException {
        try {
            s3.putObject(
                    request -> request.bucket(bucket).key(prefix + name).ifNoneMatch("*"),
                    RequestBody.fromBytes(content));
            return true;
        } catch (AwsServiceException e) {
            if (e.statusCode() == 412) {
                return false;
            }
            throw unavailable(e);
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(prefix + name))
                            .asByteArray());
        } catch (SdkException e) {
            if (S3Errors.isNotFound(e)) {
                return Optional.empty();
            }
            throw unavailable(e);
        }
    }

    @Override
    public void replace(String name, byte[] content) throws IOException {
        try {
            s3.putObject(request -> request.bucket(bucket).key(prefix + name), RequestBody.fromBytes(content));
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(prefix + name));
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    @Override
    public int sweep(Instant before) throws IOException {
        int removed = 0;
        try {
            for (S3Object object : s3.listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix(prefix))
                    .contents()) {
                if (object.lastModified().isBefore(before)) {
                    s3.deleteObject(request -> request.bucket(bucket).key(object.key()));
                    removed++;
                }
            }
            return removed;
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    private static IOException unavailable(SdkException e) {
        return new IOException(S3Errors.translate(e, "idempotency record").message(), e);
    }
}
