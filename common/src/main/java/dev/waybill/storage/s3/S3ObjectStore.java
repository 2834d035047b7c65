package dev.waybill.storage.s3;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
import dev.waybill.staging.BucketLocation;
import dev.waybill.staging.MeasuredBody;
import dev.waybill.staging.StagedFile;
import dev.waybill.storage.ByteRange;
import dev.waybill.storage.ObjectListing;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.PutOutcome;
import dev.waybill.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * A bucket in S3. A file of up to 8 MiB goes in one conditional put; a larger one in parts of which one is in memory at
 * a time, made an object by a conditional completion; one that is staged in S3 is copied there, without its bytes
 * passing through here.
 */
public final class S3ObjectStore implements ObjectStore {

    /** Also what one put needs of memory, at most. */
    public static final int PART_SIZE = 8 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(S3ObjectStore.class);
    private static final int MAX_PARTS = 10_000;
    private static final long COPY_PART_SIZE = 1L << 30;

    private final S3Client s3;
    private final String bucket;
    private final @Nullable String storageClass;

    /** @param s3 closed by whoever made it */
    public S3ObjectStore(S3Client s3, String bucket) {
        this(s3, bucket, null);
    }

    /** @param storageClass of new objects, null for the bucket's own */
    S3ObjectStore(S3Client s3, String bucket, @Nullable String storageClass) {
        this.s3 = s3;
        this.bucket = bucket;
        this.storageClass = storageClass;
    }

    @Override
    public String bucket() {
        return bucket;
    }

    @Override
    public boolean encrypts() {
        return true;
    }

    @Override
    public PutOutcome putIfAbsent(FileDetails file, StagedFile bytes) {
        requireAnnouncedSize(file, bytes);
        try {
            Optional<BucketLocation> staged = bytes.bucketLocation();
            if (staged.isPresent() && file.size() > 0) { // a multipart copy has at least one byte
                return copy(file, staged.get());
            }
            return file.size() <= PART_SIZE ? putWhole(file, bytes) : putParts(file, bytes);
        } catch (SdkException e) {
            if (S3Errors.isOccupied(e)
                    || S3Errors.isAborted(e) && find(file.key()).isPresent()) {
                return PutOutcome.OCCUPIED;
            }
            throw failure(e, "put " + file.key());
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.STAGING_UNAVAILABLE, "staged bytes cannot be read", e);
        }
    }

    private PutOutcome putWhole(FileDetails file, StagedFile bytes) throws IOException {
        byte[] content = new byte[(int) file.size()];
        try (MeasuredBody body = new MeasuredBody(bytes.open(), file.size())) {
            body.readNBytes(content, 0, content.length);
            requireUnchanged(file, body);
        }
        PutObjectResponse answer = s3.putObject(
                request -> request.bucket(bucket)
                        .key(file.key().value())
                        .ifNoneMatch("*")
                        .serverSideEncryption(ServerSideEncryption.AES256)
                        .storageClass(storageClass)
                        .checksumSHA256(file.sha256().base64())
                        .contentType(file.fileType().value())
                        .metadata(ObjectMetadata.of(file))
                        .overrideConfiguration(c -> c.apiCallAttemptTimeout(Timeouts.forBytes(content.length))),
                Bodies.of(content));
        return file.sha256().base64().equals(answer.checksumSHA256()) ? PutOutcome.VERIFIED : PutOutcome.UNVERIFIED;
    }

    private PutOutcome putParts(FileDetails file, StagedFile bytes) throws IOException {
        if (isOccupied(file.key())) {
            return PutOutcome.OCCUPIED;
        }
        int partSize = (int) Math.max(PART_SIZE, Math.ceilDiv(file.size(), MAX_PARTS));
        try (MeasuredBody body = new MeasuredBody(bytes.open(), file.size());
                MultipartUpload upload = start(file)) {
            for (long left = file.size(); left > 0; left -= partSize) {
                byte[] part = new byte[(int) Math.min(partSize, left)];
                body.readNBytes(part, 0, part.length);
                upload.upload(part);
            }
            requireUnchanged(file, body);
            boolean verified = upload.completeIfAbsent();
            abortLeftovers(file.key());
            return verified ? PutOutcome.VERIFIED : PutOutcome.UNVERIFIED;
        }
    }

    private PutOutcome copy(FileDetails file, BucketLocation from) {
        if (isOccupied(file.key())) {
            return PutOutcome.OCCUPIED;
        }
        try (MultipartUpload upload = start(file)) {
            String sha256 = null;
            for (long first = 0; first < file.size(); first += COPY_PART_SIZE) {
                long last = Math.min(first + COPY_PART_SIZE, file.size()) - 1;
                sha256 = upload.copy(from.bucket(), from.key(), first, last);
            }
            upload.completeIfAbsent();
            abortLeftovers(file.key());
            // A part's digest tells of the whole where there is only one; otherwise it is for the caller to read back.
            boolean whole = file.size() <= COPY_PART_SIZE;
            return whole && file.sha256().base64().equals(sha256) ? PutOutcome.VERIFIED : PutOutcome.UNVERIFIED;
        }
    }

    /** Asked first, which spares sending gigabytes only to learn of it at the end. */
    private boolean isOccupied(ObjectKey key) {
        boolean occupied = find(key).isPresent();
        if (occupied) {
            abortLeftovers(key);
        }
        return occupied;
    }

    private MultipartUpload start(FileDetails file) {
        return MultipartUpload.start(
                s3,
                bucket,
                file.key().value(),
                request -> request.contentType(file.fileType().value())
                        .storageClass(storageClass)
                        .metadata(ObjectMetadata.of(file)));
    }

    /**
     * What others began for a key that is occupied now, so that none of it can come to anything: a killed worker did, or
     * one that is just losing. Before, two workers would abort each other's work for ever.
     */
    private void abortLeftovers(ObjectKey key) {
        try {
            s3.listMultipartUploads(request -> request.bucket(bucket).prefix(key.value())).uploads().stream()
                    .filter(upload -> upload.key().equals(key.value()))
                    .forEach(upload -> s3.abortMultipartUpload(
                            request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
        } catch (SdkException e) {
            log.warn("unfinished uploads of {} were not looked for: {}", key, e.getMessage());
        }
    }

    private static void requireAnnouncedSize(FileDetails file, StagedFile bytes) {
        if (bytes.size() != file.size()) {
            throw new WaybillException(
                    ErrorCode.CHECKSUM_MISMATCH,
                    "staged are %d bytes, announced were %d".formatted(bytes.size(), file.size()));
        }
    }

    private static void requireUnchanged(FileDetails file, MeasuredBody body) {
        var receipt = body.receipt();
        if (receipt.size() != file.size() || !receipt.sha256().equals(file.sha256())) {
            throw new WaybillException(
                    ErrorCode.CHECKSUM_MISMATCH,
                    "staged are %d bytes with SHA-256 %s, announced were %d with %s"
                            .formatted(receipt.size(), receipt.sha256(), file.size(), file.sha256()));
        }
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        try {
            return Optional.of(ObjectMetadata.describe(
                    key,
                    s3.headObject(
                            request -> request.bucket(bucket).key(key.value()).checksumMode(ChecksumMode.ENABLED))));
        } catch (SdkException e) {
            if (S3Errors.isNotFound(e)) {
                check(); // an object that is not there looks the same as a bucket that is not there
                return Optional.empty();
            }
            throw failure(e, "look at " + key);
        }
    }

    @Override
    public InputStream open(ObjectKey key) {
        return get(key, request -> {});
    }

    @Override
    public InputStream open(ObjectKey key, ByteRange range) {
        return get(key, request -> request.range("bytes=%d-%d".formatted(range.first(), range.last())));
    }

    private InputStream get(ObjectKey key, Consumer<GetObjectRequest.Builder> which) {
        try {
            return new ObjectStream(s3.getObject(
                    request -> request.bucket(bucket).key(key.value()).applyMutation(which)));
        } catch (SdkException e) {
            if (S3Errors.isNotFound(e)) {
                throw new WaybillException(ErrorCode.NOT_FOUND, "no object at " + key, e);
            }
            throw failure(e, "read " + key);
        }
    }

    /** The look narrows the gap where {@code If-Match} is not known; where it is, there is none. */
    @Override
    public void delete(StoredObject found) {
        if (!find(found.key()).equals(Optional.of(found))) {
            return;
        }
        try {
            s3.deleteObject(
                    request -> request.bucket(bucket).key(found.key().value()).ifMatch(ObjectMetadata.eTag(found)));
        } catch (SdkException e) {
            if (!S3Errors.isOccupied(e)) {
                throw failure(e, "delete " + found.key());
            }
        }
    }

    @Override
    public void delete(ObjectKey key) {
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(key.value()));
        } catch (SdkException e) {
            throw failure(e, "delete " + key);
        }
    }

    @Override
    public ObjectListing listing() {
        return new S3ObjectListing(s3, bucket);
    }

    @Override
    public void check() {
        try {
            s3.headBucket(request -> request.bucket(bucket));
        } catch (SdkException e) {
            throw failure(e, "look at bucket " + bucket);
        }
    }

    /** A refused HEAD has no body that says why, so a listing is asked for the reason. */
    private WaybillException failure(SdkException e, String attempt) {
        if (S3Errors.isRefusedWithoutReason(e)) {
            try {
                s3.listObjectsV2(request -> request.bucket(bucket).maxKeys(1));
            } catch (SdkException reason) {
                return S3Errors.translate(reason, attempt, s3);
            }
        }
        return S3Errors.translate(e, attempt, s3);
    }
}
