package dev.waybill.error;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that {@link ErrorCode} names went wrong. The message is for people and holds no secret and no signed link. */
public final class WaybillException extends RuntimeException {

    private final ErrorCode code;
    private final transient Map<String, Object> members;
    private final @Nullable Duration retryAfter;

    public WaybillException(ErrorCode code, String message) {
        this(code, message, Map.of(), null, null);
    }

    public WaybillException(ErrorCode code, String message, Throwable cause) {
        this(code, message, Map.of(), null, cause);
    }

    /** @param members what the answer says beside the standard members, such as {@code max_file_size} */
    public WaybillException(ErrorCode code, String message, Map<String, Object> members) {
        this(code, message, members, null, null);
    }

    /** The same with its cause. */
    public WaybillException(ErrorCode code, String message, Map<String, Object> members, Throwable cause) {
        this(code, message, members, null, cause);
    }

    private WaybillException(
            ErrorCode code,
            String message,
            Map<String, Object> members,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.members = Map.copyOf(members);
        this.retryAfter = retryAfter;
    }

    /** The same, telling the caller when to come back. */
    public WaybillException retryAfter(Duration delay) {
        return new WaybillException(code, message(), members, delay, getCause());
    }

    public ErrorCode code() {
        return code;
    }

    /** The message, which is never null here. */
    public String message() {
        return String.valueOf(getMessage());
    }

    public Map<String, Object> members() {
        return members;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
