package dev.waybill.ingest.upload.web;

import dev.waybill.access.Caller;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.Sha256;
import dev.waybill.ingest.upload.UploadHeaders;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** The headers that every way in understands (contract.md, section 4.1). */
public final class RequestHeaders {

    private static final Pattern SHA256 = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]{43}=):\\s*(?:,|$)");
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;])\\s*wait=(\\d{1,4})\\s*(?:[,;]|$)");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int MAX_CONTENT_TYPE = 255;

    private RequestHeaders() {}

    /** @throws WaybillException BAD_REQUEST or LENGTH_REQUIRED */
    public static UploadHeaders of(HttpServletRequest request, Caller caller) {
        requireLengthOrChunks(request);
        String contentType = request.getContentType();
        if (contentType != null && contentType.length() > MAX_CONTENT_TYPE) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, "Content-Type is too long");
        }
        long length = request.getContentLengthLong();
        return new UploadHeaders(
                caller,
                length < 0 ? OptionalLong.empty() : OptionalLong.of(length),
                digest(request),
                Optional.ofNullable(request.getHeader("Idempotency-Key")),
                waitPreference(request));
    }

    private static void requireLengthOrChunks(HttpServletRequest request) {
        if (request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            throw new WaybillException(ErrorCode.LENGTH_REQUIRED, "the request says neither length nor chunks");
        }
    }

    /** RFC 9530; digests of other kinds are left aside. */
    private static Optional<Sha256> digest(HttpServletRequest request) {
        String header = request.getHeader("Content-Digest");
        if (header == null) {
            return Optional.empty();
        }
        Matcher sha256 = SHA256.matcher(header);
        if (!sha256.find()) {
            if (header.contains("sha-256")) {
                throw new WaybillException(ErrorCode.BAD_REQUEST, "Content-Digest has the form sha-256=:<base64>:");
            }
            return Optional.empty();
        }
        return Optional.of(Sha256.ofBase64(sha256.group(1)));
    }

    /** RFC 7240; a wait longer than we keep connections for is cut, other preferences are left aside. */
    private static Duration waitPreference(HttpServletRequest request) {
        String prefer = request.getHeader("Prefer");
        Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
        if (!wait.find()) {
            return Duration.ZERO;
        }
        Duration wanted = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return wanted.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wanted;
    }
}
