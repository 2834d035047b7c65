package dev.waybill.catalog.selftest.s3;

import dev.waybill.catalog.clock.s3.S3StoreTime;
import dev.waybill.catalog.selftest.Check;
import dev.waybill.catalog.selftest.Finding;
import dev.waybill.catalog.selftest.Probe;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.Sha256;
import dev.waybill.storage.s3.S3Errors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** One run: two objects of its own below {@code waybill-selftest/}, one that the seven checks follow and one for the rest. */
final class S3Probe implements Probe {

    private static final Logger log = LoggerFactory.getLogger(S3Probe.class);
    private static final String TYPE = "text/plain";
    private static final byte[] CONTENT = "Waybill's self-test; may be deleted\n".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> METADATA = Map.of("waybill-selftest", "yes");

    private static final Set<ErrorCode> EVERYWHERE = Set.of(
            ErrorCode.S3_CONNECTION,
            ErrorCode.S3_CREDENTIALS,
            ErrorCode.S3_CLOCK_SKEWED,
            ErrorCode.S3_BUCKET_NOT_FOUND);

    private final S3TestedStore store;
    private final S3Client s3;
    private final String bucket;
    private final String prefix = "waybill-selftest/" + UUID.randomUUID() + "/";
    private final String file = prefix + "file.txt";
    private final String other = prefix + "other.txt";

    S3Probe(S3TestedStore store) {
        this.store = store;
        this.s3 = store.s3();
        this.bucket = store.place().bucket();
    }

    @Override
    public Finding perform(Check check) {
        try {
            return switch (check) {
                case CONNECTION -> connection();
                case UPLOAD -> upload();
                case EXISTENCE -> existence();
                case INFO -> info();
                case PRESIGNED_URL -> new LinkChecks(store, file, CONTENT).open();
                case LISTING -> listing();
                case DELETION -> deletion();
                case CONDITIONAL_PUT -> conditionalPut();
                case CHECKSUM -> checksum();
                case ENCRYPTION -> encryption();
                case PRESIGNED_EXPIRY -> new LinkChecks(store, other, CONTENT).end();
                case CLOCK -> new ClockCheck(new S3StoreTime(s3, bucket), store.clock()).compare();
            };
        } catch (SdkException e) {
            return failure(check, e);
        } catch (WaybillException e) {
            return failed(check, e.message());
        } catch (IOException e) {
            return failed(
                    check,
                    "the link was not answered (%s)".formatted(e.getClass().getSimpleName()));
        }
    }

    /** A refused HEAD does not say why, so a listing is asked for the reason. */
    private Finding connection() {
        try {
            s3.headBucket(request -> request.bucket(bucket).overrideConfiguration(Patience.SHORT));
        } catch (AwsServiceException e) {
            s3.listObjectsV2(request -> request.bucket(bucket).maxKeys(1).overrideConfiguration(Patience.SHORT));
            throw e;
        }
        return new Finding.Ok(null);
    }

    private Finding upload() {
        put(file, b -> b);
        return new Finding.Ok(null);
    }

    private Finding existence() {
        head(file);
        return new Finding.Ok(null);
    }

    private Finding info() {
        HeadObjectResponse head = head(file);
        boolean asSent = head.contentLength() == CONTENT.length
                && String.valueOf(head.contentType()).startsWith(TYPE)
                && head.metadata().entrySet().containsAll(METADATA.entrySet());
        return asSent
                ? new Finding.Ok("%d bytes, %s".formatted(head.contentLength(), head.contentType()))
                : failed(
                        Check.INFO,
                        "sent were %d bytes of %s, found were %d of %s with %d members of metadata"
                                .formatted(
                                        CONTENT.length,
                                        TYPE,
                                        head.contentLength(),
                                        head.contentType(),
                                        head.metadata().size()));
    }

    private Finding listing() {
        List<String> keys = s3
                .listObjectsV2(request ->
                        request.bucket(bucket).prefix(prefix).maxKeys(10).overrideConfiguration(Patience.SHORT))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
        return keys.contains(file)
                ? new Finding.Ok(null)
                : failed(Check.LISTING, "the listing does not have the object that is there");
    }

    private Finding deletion() {
        delete(file);
        try {
            head(file);
            return failed(Check.DELETION, "the object is still there after it was deleted");
        } catch (SdkException e) {
            if (S3Errors.isNotFound(e)) {
                return new Finding.Ok(null);
            }
            throw e;
        }
    }

    private Finding conditionalPut() {
        put(other, request -> request.ifNoneMatch("*"));
        try {
            put(other, request -> request.ifNoneMatch("*"));
            return failed(Check.CONDITIONAL_PUT, "a second conditional put wrote over the first");
        } catch (AwsServiceException e) {
            if (e.statusCode() == 412) {
                return new Finding.Ok(null);
            }
            throw e;
        }
    }

    private Finding checksum() {
        String ofOthers = Sha256.of(new byte[] {1}).base64();
        try {
            put(other, request -> request.checksumSHA256(ofOthers));
            return failed(Check.CHECKSUM, "bytes were taken that do not have the SHA-256 sent with them");
        } catch (AwsServiceException e) {
            if (e.statusCode() == 400) {
                return new Finding.Ok(null);
            }
            throw e;
        }
    }

    private Finding encryption() {
        PutObjectResponse answer = put(other, b -> b);
        boolean onHead = head(other).serverSideEncryption() == ServerSideEncryption.AES256;
        if (onHead && answer.serverSideEncryption() == ServerSideEncryption.AES256) {
            return new Finding.Ok(null);
        }
        return failed(
                Check.ENCRYPTION,
                onHead ? "the answer to a put does not say AES256" : "the object does not say that it is encrypted");
    }

    private PutObjectResponse put(String key, UnaryOperator<PutObjectRequest.Builder> more) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .serverSideEncryption(ServerSideEncryption.AES256)
                .contentType(TYPE)
                .metadata(METADATA)
                .overrideConfiguration(Patience.SHORT);
        return s3.putObject(more.apply(request).build(), RequestBody.fromBytes(CONTENT));
    }

    private HeadObjectResponse head(String key) {
        return s3.headObject(request -> request.bucket(bucket).key(key).overrideConfiguration(Patience.SHORT));
    }

    private void delete(String key) {
        s3.deleteObject(request -> request.bucket(bucket).key(key).overrideConfiguration(Patience.SHORT));
    }

    private static Finding failure(Check check, SdkException e) {
        WaybillException translated = S3Errors.translate(e, check.title());
        String requestId = e instanceof AwsServiceException answer ? answer.requestId() : null;
        // What is wrong with the whole of it is mended by what the code says; what is wrong here, by what the check
        // says.
        boolean everywhere = check == Check.CONNECTION || EVERYWHERE.contains(translated.code());
        return new Finding.Failed(
                translated.message(), everywhere ? translated.code().advice() : check.remedy(), requestId);
    }

    private static Finding failed(Check check, String message) {
        return new Finding.Failed(message, check.remedy(), null);
    }

    /** Deleting what is not there is no error, so both go whatever the checks came to. */
    @Override
    public void close() {
        for (String key : List.of(file, other)) {
            try {
                delete(key);
            } catch (SdkException e) {
                log.debug("{} was not removed: {}", key, e.getMessage());
            }
        }
    }
}
