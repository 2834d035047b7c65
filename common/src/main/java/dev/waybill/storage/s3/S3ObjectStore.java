package dev.waybill.storage.s3;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
import dev.waybill.staging.BucketLocation;
import dev.waybill.staging.MeasuredBody;
import dev.waybill.staging.StagedFile;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.PutOutcome;
import dev.waybill.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
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

    private static final int MAX_PARTS = 10_000;
    private static final long COPY_PART_SIZE = 1L << 30;

    private final S3Client s3;
    private final String bucket;

    /** @param s3 closed by whoever made it */
    public S3ObjectStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String bucket() {
        return bucket;
    }

    @Override
    public PutOutcome putIfAbsent(FileDetails file, StagedFile bytes) {
        try {
            Optional<BucketLocation> staged = bytes.bucketLocation();
            if (staged.isPresent()) {
                return copy(file, staged.get());
            }
            return file.size() <= PART_SIZE ? putWhole(file, bytes) : putParts(file, bytes);
        } catch (SdkException e) {
            if (S3Errors.isOccupied(e)) {
                return PutOutcome.OCCUPIED;
            }
            throw S3Errors.translate(e, "put " + file.key());
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.STAGING_UNAVAILABLE, "staged bytes cannot be read", e);
        }
    }

    private PutOutcome putWhole(FileDetails file, StagedFile bytes) throws IOException {
        byte[] content;
        try (MeasuredBody body = new MeasuredBody(bytes.open(), file.size())) {
            content = body.readAllBytes();
            requireUnchanged(file, body);
        }
        PutObjectResponse answer = s3.putObject(
                request -> request.bucket(bucket)
                        .key(file.key().value())
                        .ifNoneMatch("*")
                        .serverSideEncryption(ServerSideEncryption.AES256)
                        .checksumSHA256(file.sha256().base64())
                        .contentType(file.fileType().value())
                        .metadata(ObjectMetadata.of(file))
                        .overrideConfiguration(c -> c.apiCallAttemptTimeout(Timeouts.forBytes(content.length))),
                RequestBody.fromBytes(content));
        return file.sha256().base64().equals(answer.checksumSHA256()) ? PutOutcome.VERIFIED : PutOutcome.UNVERIFIED;
    }

    private PutOutcome putParts(FileDetails file, StagedFile bytes) throws IOException {
        if (find(file.key()).isPresent()) {
            return PutOutcome.OCCUPIED; // spares sending gigabytes only to learn of it at the end
        }
        int partSize = (int) Math.max(PART_SIZE, Math.ceilDiv(file.size(), MAX_PARTS));
        try (MeasuredBody body = new MeasuredBody(bytes.open(), file.size());
                MultipartUpload upload = start(file)) {
            for (byte[] part = body.readNBytes(partSize); part.length > 0; part = body.readNBytes(partSize)) {
                upload.upload(part);
            }
            requireUnchanged(file, body);
            return upload.completeIfAbsent() ? PutOutcome.VERIFIED : PutOutcome.UNVERIFIED;
        }
    }

    private PutOutcome copy(FileDetails file, BucketLocation from) {
        if (find(file.key()).isPresent()) {
            return PutOutcome.OCCUPIED;
        }
        try (MultipartUpload upload = start(file)) {
            for (long first = 0; first < file.size(); first += COPY_PART_SIZE) {
                long last = Math.min(first + COPY_PART_SIZE, file.size()) - 1;
                upload.copy(from.bucket(), from.key(), first, last);
            }
            upload.completeIfAbsent();
            return PutOutcome.UNVERIFIED;
        }
    }

    private MultipartUpload start(FileDetails file) {
        abortLeftovers(file.key());
        return MultipartUpload.start(
                s3,
                bucket,
                file.key().value(),
                request -> request.contentType(file.fileType().value()).metadata(ObjectMetadata.of(file)));
    }

    /** What a killed worker began for this key; nobody else writes it. */
    private void abortLeftovers(ObjectKey key) {
        s3.listMultipartUploads(request -> request.bucket(bucket).prefix(key.value())).uploads().stream()
                .filter(upload -> upload.key().equals(key.value()))
                .forEach(upload -> s3.abortMultipartUpload(
                        request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
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
                return Optional.empty();
            }
            throw S3Errors.translate(e, "look at " + key);
        }
    }

    @Override
    public InputStream open(ObjectKey key) {
        try {
            return s3.getObject(request -> request.bucket(bucket).key(key.value()));
        } catch (SdkException e) {
            if (S3Errors.isNotFound(e)) {
                throw new WaybillException(ErrorCode.NOT_FOUND, "no object at " + key, e);
            }
            throw S3Errors.translate(e, "read " + key);
        }
    }

    @Override
    public void delete(ObjectKey key) {
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(key.value()));
        } catch (SdkException e) {
            throw S3Errors.translate(e, "delete " + key);
        }
    }

    @Override
    public void check() {
        try {
            s3.headBucket(request -> request.bucket(bucket));
        } catch (SdkException e) {
            throw S3Errors.translate(e, "look at bucket " + bucket);
        }
    }
}
