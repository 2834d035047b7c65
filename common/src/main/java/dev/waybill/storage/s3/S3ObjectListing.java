package dev.waybill.storage.s3;

import dev.waybill.storage.ListedObject;
import dev.waybill.storage.ObjectListing;
import dev.waybill.storage.UnfinishedUpload;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** A listing of a bucket. Keys go over the wire encoded, since XML has no place for some that S3 allows. */
final class S3ObjectListing implements ObjectListing {

    private final S3Client s3;
    private final String bucket;

    S3ObjectListing(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public List<ListedObject> objects(String prefix, String after, int limit) {
        ListObjectsV2Request.Builder request = ListObjectsV2Request.builder()
                .bucket(bucket)
                .prefix(prefix)
                .maxKeys(limit)
                .encodingType(EncodingType.URL)
                .startAfter(after.isEmpty() ? null : after);
        try {
            ListObjectsV2Response page = s3.listObjectsV2(request.build());
            while (page.contents().isEmpty() && Boolean.TRUE.equals(page.isTruncated())) {
                page = s3.listObjectsV2(
                        request.continuationToken(page.nextContinuationToken()).build());
            }
            return page.contents().stream()
                    .map(object -> new ListedObject(object.key(), object.size(), object.lastModified()))
                    .toList();
        } catch (SdkException e) {
            throw S3Errors.translate(e, "list bucket " + bucket, s3);
        }
    }

    @Override
    public void unfinishedUploads(String prefix, Consumer<UnfinishedUpload> each) {
        try {
            s3.listMultipartUploadsPaginator(
                            request -> request.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL))
                    .uploads()
                    .forEach(upload ->
                            each.accept(new UnfinishedUpload(upload.key(), upload.uploadId(), upload.initiated())));
        } catch (SdkException e) {
            throw S3Errors.translate(e, "list unfinished uploads in bucket " + bucket, s3);
        }
    }

    @Override
    public void abort(UnfinishedUpload upload) {
        try {
            s3.abortMultipartUpload(
                    request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
        } catch (SdkException e) {
            if (!S3Errors.isNotFound(e)) {
                throw S3Errors.translate(e, "abort an upload of " + upload.key(), s3);
            }
        }
    }
}
