package dev.waybill.ingest.source.s3;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.ingest.source.Deadline;
import dev.waybill.ingest.source.Fetched;
import dev.waybill.ingest.source.SourceAddress;
import dev.waybill.ingest.source.SourceBody;
import dev.waybill.ingest.source.SourceReader;
import dev.waybill.ingest.source.Watch;
import dev.waybill.storage.s3.S3Errors;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Objects, read with the credentials that Waybill has for its own bucket. */
public final class BucketSources implements SourceReader<SourceAddress.Bucket>, AutoCloseable {

    private static final Set<ErrorCode> NOT_FOR_US = Set.of(ErrorCode.S3_ACCESS_DENIED, ErrorCode.S3_BUCKET_NOT_FOUND);

    private final S3Client s3;
    private final Watch watch = new Watch();

    public BucketSources(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public Fetched open(SourceAddress.Bucket address, Deadline deadline) {
        ResponseInputStream<GetObjectResponse> object = get(address);
        Future<?> ending = watch.at(deadline, object::abort);
        Long length = object.response().contentLength();
        return new Fetched(
                length == null ? OptionalLong.empty() : OptionalLong.of(length),
                true,
                new SourceBody(object, deadline),
                () -> {
                    ending.cancel(false);
                    object.abort();
                });
    }

    @Override
    public void close() {
        watch.close();
    }

    private ResponseInputStream<GetObjectResponse> get(SourceAddress.Bucket address) {
        try {
            return s3.getObject(request -> request.bucket(address.bucket()).key(address.key()));
        } catch (SdkException e) {
            WaybillException known = S3Errors.translate(e, "get a source in " + address.bucket());
            if (S3Errors.isNotFound(e) || NOT_FOR_US.contains(known.code())) {
                throw new WaybillException(ErrorCode.SOURCE_NOT_FOUND, known.message(), e);
            }
            throw known;
        }
    }
}
