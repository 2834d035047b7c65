package dev.waybill.storage.s3;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** What the SDK throws, as {@link ErrorCode} names it. Nothing here is permanent: each can be mended without the file. */
public final class S3Errors {

    private static final Set<String> CREDENTIALS =
            Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken");
    private static final Set<String> CORRUPTED =
            Set.of("BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch");

    /** What went away while it was in use; another attempt finds out more. */
    private static final Set<String> LOST = Set.of("NoSuchKey", "NoSuchUpload");

    private static final String GUIDANCE = "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to a key that is active, or"
            + " S3_USE_IAM_ROLE=true on a machine with an IAM role; keep the clock right; `aws sts get-caller-identity`"
            + " tells whose credentials they are.";

    private S3Errors() {}

    /** @param attempt what was tried, such as {@code "put uploads/a.pdf"} */
    public static WaybillException translate(SdkException e, String attempt) {
        return translate(e, attempt, Map.of());
    }

    /** The same with where it was tried, for whoever has to mend the connection. */
    static WaybillException translate(SdkException e, String attempt, S3Client s3) {
        var client = s3.serviceClientConfiguration();
        String region = client.region().id();
        String endpoint = client.endpointOverride()
                .map(URI::toString)
                .orElseGet(() -> "https://s3.%s.amazonaws.com".formatted(region));
        return translate(e, attempt, Map.of("endpoint", endpoint, "region", region));
    }

    private static WaybillException translate(SdkException e, String attempt, Map<String, Object> where) {
        ErrorCode code = code(e);
        Map<String, Object> members = switch (code) {
            case S3_CONNECTION -> where;
            case S3_CREDENTIALS, S3_CREDENTIALS_MISSING -> Map.of("guidance", GUIDANCE);
            default -> Map.of();
        };
        return new WaybillException(code, "%s: %s".formatted(attempt, reason(e, code)), members, e);
    }

    /** Of the SDK's own messages the one about credentials tells of every place where none were found. */
    private static String reason(SdkException e, ErrorCode code) {
        if (code == ErrorCode.S3_CREDENTIALS_MISSING) {
            return "there are no credentials to sign with";
        }
        return e instanceof AwsServiceException answer ? describe(answer) : String.valueOf(e.getMessage());
    }

    /** Whether the conditional request lost: 412, something is there. */
    static boolean isOccupied(SdkException e) {
        return e instanceof AwsServiceException answer && answer.statusCode() == 412;
    }

    /** Whether somebody aborted the multipart upload in the meantime. */
    static boolean isAborted(SdkException e) {
        return e instanceof AwsServiceException answer && "NoSuchUpload".equals(errorCode(answer));
    }

    /** Whether the answer is a 403 that does not tell bad credentials from a missing permission. */
    static boolean isRefusedWithoutReason(SdkException e) {
        return e instanceof AwsServiceException answer
                && answer.statusCode() == 403
                && errorCode(answer).isEmpty();
    }

    public static boolean isNotFound(SdkException e) {
        return e instanceof AwsServiceException answer
                && answer.statusCode() == 404
                && !"NoSuchBucket".equals(errorCode(answer));
    }

    private static ErrorCode code(SdkException e) {
        if (!(e instanceof AwsServiceException answer)) {
            return String.valueOf(e.getMessage()).contains("credentials")
                    ? ErrorCode.S3_CREDENTIALS_MISSING
                    : ErrorCode.S3_CONNECTION;
        }
        String name = errorCode(answer);
        if (CREDENTIALS.contains(name)) {
            return ErrorCode.S3_CREDENTIALS;
        }
        if (name.equals("RequestTimeTooSkewed")) {
            return ErrorCode.S3_CLOCK_SKEWED; // again, since the SDK has set itself by S3's clock and tried once more
        }
        if (CORRUPTED.contains(name)) {
            return ErrorCode.S3_CORRUPTED;
        }
        if (name.equals("InvalidObjectState")) {
            return ErrorCode.OBJECT_ARCHIVED;
        }
        return switch (answer.statusCode()) {
            case 301 -> ErrorCode.S3_BUCKET_NOT_FOUND;
            case 404 -> LOST.contains(name) ? ErrorCode.S3_UNAVAILABLE : ErrorCode.S3_BUCKET_NOT_FOUND;
            case 401, 403 -> ErrorCode.S3_ACCESS_DENIED;
            default -> ErrorCode.S3_UNAVAILABLE;
        };
    }

    /** The status, the error code and the request id that AWS support asks for; no headers, which hold signatures. */
    private static String describe(AwsServiceException answer) {
        return "S3 answered %d %s (request id %s)"
                .formatted(answer.statusCode(), errorCode(answer), answer.requestId());
    }

    private static String errorCode(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }
}
