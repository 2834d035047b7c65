package dev.waybill.storage.s3;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK throws, as {@link ErrorCode} names it. Nothing here is permanent: each can be mended without the file. */
public final class S3Errors {

    private static final Set<String> CREDENTIALS = Set.of(
            "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken", "RequestTimeTooSkewed");
    private static final Set<String> CORRUPTED =
            Set.of("BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch");

    /** What went away while it was in use; another attempt finds out more. */
    private static final Set<String> LOST = Set.of("NoSuchKey", "NoSuchUpload");

    private S3Errors() {}

    /** @param attempt what was tried, such as {@code "put uploads/a.pdf"} */
    public static WaybillException translate(SdkException e, String attempt) {
        String reason = e instanceof AwsServiceException answer ? describe(answer) : e.getMessage();
        return new WaybillException(code(e), "%s: %s".formatted(attempt, reason), e);
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
                    ? ErrorCode.S3_CREDENTIALS
                    : ErrorCode.S3_CONNECTION;
        }
        String name = errorCode(answer);
        if (CREDENTIALS.contains(name)) {
            return ErrorCode.S3_CREDENTIALS;
        }
        if (CORRUPTED.contains(name)) {
            return ErrorCode.S3_CORRUPTED;
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
