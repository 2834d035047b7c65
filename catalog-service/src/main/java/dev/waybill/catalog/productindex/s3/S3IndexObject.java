package dev.waybill.catalog.productindex.s3;

import dev.waybill.catalog.productindex.IndexDraft;
import dev.waybill.catalog.productindex.IndexObject;
import dev.waybill.catalog.productindex.IndexVersion;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import dev.waybill.storage.s3.S3Errors;
import dev.waybill.storage.s3.Timeouts;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The index in a bucket, replaced by conditional puts. Its metadata tells the digest of its content. */
final class S3IndexObject implements IndexObject {

    private static final String CONTENT = "waybill-content-sha256";
    private static final String ANYTHING = "*";

    private final S3Client s3;
    private final String bucket;
    private final ObjectKey key;

    S3IndexObject(S3Client s3, String bucket, ObjectKey key) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
    }

    @Override
    public Optional<IndexVersion> present() {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(bucket).key(key.value()));
            return Optional.of(
                    new IndexVersion(head.eTag(), digest(head.metadata().get(CONTENT))));
        } catch (SdkException e) {
            if (S3Errors.isNotFound(e)) {
                return Optional.empty();
            }
            throw S3Errors.translate(e, "look at " + key);
        }
    }

    /** Of a file: what the SDK has to send again after a fault is read again. */
    @Override
    public boolean write(IndexDraft draft, Optional<IndexVersion> replaced) {
        try {
            s3.putObject(
                    request -> request.bucket(bucket)
                            .key(key.value())
                            .ifMatch(replaced.map(IndexVersion::tag).orElse(null))
                            .ifNoneMatch(replaced.isEmpty() ? ANYTHING : null)
                            .serverSideEncryption(ServerSideEncryption.AES256)
                            .checksumSHA256(draft.sha256().base64())
                            .contentType("application/json")
                            .metadata(Map.of(CONTENT, draft.content().hex()))
                            .overrideConfiguration(c -> c.apiCallAttemptTimeout(Timeouts.forBytes(draft.size()))),
                    RequestBody.fromFile(draft.file()));
            return true;
        } catch (SdkException e) {
            if (isLost(e)) {
                return false;
            }
            throw S3Errors.translate(e, "put " + key);
        }
    }

    @Override
    public void keep(IndexVersion version) {
        try {
            s3.copyObject(request -> request.sourceBucket(bucket)
                    .sourceKey(key.value())
                    .copySourceIfMatch(version.tag())
                    .destinationBucket(bucket)
                    .destinationKey(version.keptAs(key.value()))
                    .serverSideEncryption(ServerSideEncryption.AES256));
        } catch (SdkException e) {
            if (!isLost(e)) {
                throw S3Errors.translate(e, "copy " + key);
            }
        }
    }

    /** Something else is there by now (412), is being put there (409), or what was there is gone (404). */
    private static boolean isLost(SdkException e) {
        return S3Errors.isNotFound(e)
                || e instanceof AwsServiceException answer
                        && (answer.statusCode() == 412 || answer.statusCode() == 409);
    }

    /** What another program wrote there may be anything. */
    private static Optional<Sha256> digest(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Sha256::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
