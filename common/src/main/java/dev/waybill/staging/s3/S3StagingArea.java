package dev.waybill.staging.s3;

import dev.waybill.file.FileId;
import dev.waybill.staging.BucketLocation;
import dev.waybill.staging.MeasuredBody;
import dev.waybill.staging.StagedBytes;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.StagedReceipt;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.StagingUsage;
import dev.waybill.storage.s3.Bodies;
import dev.waybill.storage.s3.MultipartUpload;
import dev.waybill.storage.s3.S3Errors;
import dev.waybill.storage.s3.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Staging below a prefix of a bucket, one object {@code {prefix}{id}} a file. A body of up to 8 MiB is put at once, a
 * longer one in parts of which one is in memory at a time. Only so many bodies are read at once; the others wait for
 * their turn, unread.
 */
public final class S3StagingArea implements StagingArea {

    private static final int PART_SIZE = 8 * 1024 * 1024;
    private static final int BODIES_AT_ONCE = 8;

    private final S3Client s3;
    private final String bucket;
    private final String prefix;
    private final Semaphore turns;

    /** @param prefix ends with a slash, or is empty */
    public S3StagingArea(S3Client s3, String bucket, String prefix) {
        this(s3, bucket, prefix, BODIES_AT_ONCE);
    }

    S3StagingArea(S3Client s3, String bucket, String prefix, int bodiesAtOnce) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
        this.turns = new Semaphore(bodiesAtOnce, true);
    }

    @Override
    public StagedReceipt stage(FileId id, InputStream body, long limit) throws IOException {
        awaitTurn();
        try {
            return stageNow(id, new MeasuredBody(body, limit));
        } finally {
            turns.release();
        }
    }

    private void awaitTurn() throws IOException {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while other uploads were being staged");
        }
    }

    private StagedReceipt stageNow(FileId id, MeasuredBody measured) throws IOException {
        byte[] start = measured.readNBytes(PART_SIZE);
        try {
            return start.length < PART_SIZE ? putWhole(id, start, measured) : putParts(id, start, measured);
        } catch (SdkException e) {
            throw unavailable(e, "stage " + id);
        }
    }

    private StagedReceipt putWhole(FileId id, byte[] content, MeasuredBody measured) {
        StagedReceipt receipt = measured.receipt();
        s3.putObject(
                request -> request.bucket(bucket)
                        .key(key(id))
                        .serverSideEncryption(ServerSideEncryption.AES256)
                        .checksumSHA256(receipt.sha256().base64())
                        .overrideConfiguration(c -> c.apiCallAttemptTimeout(Timeouts.forBytes(content.length))),
                Bodies.of(content));
        return receipt;
    }

    private StagedReceipt putParts(FileId id, byte[] start, MeasuredBody measured) throws IOException {
        try (MultipartUpload upload = MultipartUpload.start(s3, bucket, key(id), request -> {})) {
            for (byte[] part = start; part.length > 0; part = measured.readNBytes(PART_SIZE)) {
                upload.upload(part);
            }
            upload.complete();
            return measured.receipt();
        }
    }

    @Override
    public Optional<StagedFile> find(FileId id) throws IOException {
        try {
            long size = s3.headObject(request -> request.bucket(bucket).key(key(id)))
                    .contentLength();
            return Optional.of(new InBucket(id, size));
        } catch (SdkException e) {
            if (S3Errors.isNotFound(e)) {
                requireBucket();
                return Optional.empty();
            }
            throw unavailable(e, "look for " + id);
        }
    }

    /** A look at an object in a bucket that is not there answers as if only the object were not. */
    private void requireBucket() throws IOException {
        try {
            s3.headBucket(request -> request.bucket(bucket));
        } catch (SdkException e) {
            throw unavailable(e, "look at bucket " + bucket);
        }
    }

    @Override
    public void delete(FileId id) throws IOException {
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(key(id)));
        } catch (SdkException e) {
            throw unavailable(e, "delete " + id);
        }
    }

    @Override
    public void list(Consumer<StagedBytes> each) throws IOException {
        try {
            for (S3Object object : objects()) {
                id(object.key())
                        .ifPresent(id -> each.accept(new StagedBytes(id, object.size(), object.lastModified())));
            }
        } catch (SdkException e) {
            throw unavailable(e, "list");
        }
    }

    private SdkIterable<S3Object> objects() {
        return s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                .contents();
    }

    @Override
    public StagingUsage usage() throws IOException {
        StagingUsage usage = StagingUsage.EMPTY;
        try {
            for (S3Object object : objects()) {
                if (isStaged(object.key())) {
                    usage = usage.plus(object.size(), object.lastModified());
                }
            }
            return usage;
        } catch (SdkException e) {
            throw unavailable(e, "list");
        }
    }

    @Override
    public int sweep(Duration age) throws IOException {
        Instant latest = Instant.now().minus(age);
        int removed = 0;
        try {
            for (var upload : s3.listMultipartUploadsPaginator(
                            request -> request.bucket(bucket).prefix(prefix))
                    .uploads()) {
                if (isStaged(upload.key()) && upload.initiated().isBefore(latest)) {
                    s3.abortMultipartUpload(
                            request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
                    removed++;
                }
            }
            return removed;
        } catch (SdkException e) {
            throw unavailable(e, "sweep");
        }
    }

    /** Whether it is ours: with an empty prefix everything in the bucket is below it. */
    private boolean isStaged(String key) {
        return id(key).isPresent();
    }

    private Optional<FileId> id(String key) {
        return key.startsWith(prefix) ? FileId.tryParse(key.substring(prefix.length())) : Optional.empty();
    }

    private String key(FileId id) {
        return prefix + id;
    }

    private static IOException unavailable(SdkException e, String attempt) {
        return new IOException(
                "staging bucket: " + S3Errors.translate(e, attempt).message(), e);
    }

    private final class InBucket implements StagedFile {

        private final FileId id;
        private final long size;

        InBucket(FileId id, long size) {
            this.id = id;
            this.size = size;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public InputStream open() throws IOException {
            try {
                return s3.getObject(request -> request.bucket(bucket).key(key(id)));
            } catch (SdkException e) {
                throw unavailable(e, "read " + id);
            }
        }

        @Override
        public Optional<BucketLocation> bucketLocation() {
            return Optional.of(new BucketLocation(bucket, key(id)));
        }
    }
}
