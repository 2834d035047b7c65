package dev.waybill.chaos.s3;

import java.nio.charset.StandardCharsets;

/** An error as S3 words it. */
enum S3Error {
    INTERNAL_ERROR(500, "InternalError", "We encountered an internal error. Please try again."),
    SLOW_DOWN(503, "SlowDown", "Please reduce your request rate."),
    INVALID_ACCESS_KEY_ID(
            403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."),
    EXPIRED_TOKEN(400, "ExpiredToken", "The provided token has expired."),
    ACCESS_DENIED(403, "AccessDenied", "Access Denied"),
    NO_SUCH_BUCKET(404, "NoSuchBucket", "The specified bucket does not exist"),
    REQUEST_TIME_TOO_SKEWED(
            403, "RequestTimeTooSkewed", "The difference between the request time and the server's time is too large.");

    private final int status;
    private final String code;
    private final String message;

    S3Error(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    int status() {
        return status;
    }

    /** The body, in UTF-8. */
    byte[] xml(String requestId) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Error><Code>%s</Code><Message>%s</Message><RequestId>%s</RequestId><HostId>%s</HostId></Error>""".formatted(code, message, requestId, requestId).getBytes(StandardCharsets.UTF_8);
    }
}
