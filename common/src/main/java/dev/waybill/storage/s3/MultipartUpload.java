package dev.waybill.storage.s3;

import dev.waybill.file.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * One multipart upload, part after part, each with its SHA-256. Closing it before it is completed aborts it, so that no
 * parts stay behind. Not for use by several threads.
 */
public final class MultipartUpload implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MultipartUpload.class);

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final String uploadId;
    private final List<CompletedPart> parts = new ArrayList<>();
    private final MessageDigest digestOfDigests = Sha256.newDigest();
    private boolean ended;

    private MultipartUpload(S3Client s3, String bucket, String key, String uploadId) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        this.uploadId = uploadId;
    }

    /** @param attributes what the object is to be: type, metadata */
    public static MultipartUpload start(
            S3Client s3, String bucket, String key, Consumer<CreateMultipartUploadRequest.Builder> attributes) {
        String uploadId = s3.createMultipartUpload(request -> request.bucket(bucket)
                        .key(key)
                        .serverSideEncryption(ServerSideEncryption.AES256)
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .applyMutation(attributes))
                .uploadId();
        return new MultipartUpload(s3, bucket, key, uploadId);
    }

    /** Sends the next part, of at least 5 MiB unless it is the last one. */
    public void upload(byte[] part) {
        byte[] digest = Sha256.newDigest().digest(part);
        String sha256 = Base64.getEncoder().encodeToString(digest);
        String etag = s3.uploadPart(
                        request -> request.bucket(bucket)
                                .key(key)
                                .uploadId(uploadId)
                                .partNumber(nextNumber())
                                .checksumSHA256(sha256)
                                .overrideConfiguration(c -> c.apiCallAttemptTimeout(Timeouts.forBytes(part.length))),
                        Bodies.of(part))
                .eTag();
        digestOfDigests.update(digest);
        parts.add(CompletedPart.builder()
                .partNumber(nextNumber())
                .eTag(etag)
                .checksumSHA256(sha256)
                .build());
    }

    /**
     * Copies the next part from another object, from the first byte to the last, within the store.
     *
     * @return the part's SHA-256 in base64 as the store computed it, or null when it did not
     */
    public @Nullable String copy(String fromBucket, String fromKey, long first, long last) {
        var copied = s3.uploadPartCopy(request -> request.sourceBucket(fromBucket)
                        .sourceKey(fromKey)
                        .copySourceRange("bytes=" + first + "-" + last)
                        .destinationBucket(bucket)
                        .destinationKey(key)
                        .uploadId(uploadId)
                        .partNumber(nextNumber())
                        .overrideConfiguration(c -> c.apiCallAttemptTimeout(Timeouts.COMPLETION)))
                .copyPartResult();
        parts.add(CompletedPart.builder()
                .partNumber(nextNumber())
                .eTag(copied.eTag())
                .checksumSHA256(copied.checksumSHA256())
                .build());
        return copied.checksumSHA256();
    }

    private int nextNumber() {
        return parts.size() + 1;
    }

    /**
     * Makes the object out of the parts, in place of whatever lies at the key.
     *
     * @return whether the store's checksum of checksums is that of the parts sent
     */
    public boolean complete() {
        return complete(null);
    }

    /** The same, unless something lies at the key already; then the SDK's exception has status 412. */
    public boolean completeIfAbsent() {
        return complete("*");
    }

    private boolean complete(@Nullable String ifNoneMatch) {
        CompleteMultipartUploadResponse answer = s3.completeMultipartUpload(request -> request.bucket(bucket)
                .key(key)
                .uploadId(uploadId)
                .ifNoneMatch(ifNoneMatch)
                .overrideConfiguration(c -> c.apiCallAttemptTimeout(Timeouts.COMPLETION))
                .multipartUpload(upload -> upload.parts(parts)));
        ended = true;
        String composite = Base64.getEncoder().encodeToString(digestOfDigests.digest()) + "-" + parts.size();
        return composite.equals(answer.checksumSHA256());
    }

    /** Ends it without an object. Doing so again asks for nothing. */
    public void abort() {
        if (!ended) {
            s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(uploadId));
            ended = true;
        }
    }

    @Override
    public void close() {
        try {
            abort();
        } catch (SdkException e) {
            log.warn("unfinished multipart upload of {} could not be aborted: {}", key, e.getMessage());
        }
    }
}
