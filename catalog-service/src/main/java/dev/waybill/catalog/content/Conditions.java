package dev.waybill.catalog.content;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The conditions of a request (RFC 9110, section 13), against what there is. */
final class Conditions {

    private static final long NOT_GIVEN = -1;
    private static final String ANY = "*";

    private final HttpHeaders given;
    private final String etag;
    private final @Nullable Instant lastModified;

    /** @throws IllegalArgumentException when a condition is malformed */
    Conditions(HttpHeaders given, Content content) {
        this.given = given;
        this.etag = content.etag();
        Instant modified = content.lastModified();
        this.lastModified = modified == null ? null : modified.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether it may not have changed, and has. */
    boolean fail() {
        List<String> wanted = given.getIfMatch();
        return wanted.isEmpty()
                ? isModifiedAfter(given.getIfUnmodifiedSince())
                : !wanted.contains(ANY) && !wanted.contains(etag);
    }

    /** Whether the caller has it already. */
    boolean notModified() {
        List<String> known = given.getIfNoneMatch();
        if (!known.isEmpty()) {
            return known.stream().anyMatch(tag -> tag.equals(ANY) || tag.endsWith(etag));
        }
        long since = given.getIfModifiedSince();
        return since != NOT_GIVEN && lastModified != null && !isModifiedAfter(since);
    }

    /**
     * Whether a range is wanted of just what there is, rather than of something that it has replaced, or of what cannot be
     * told. Without a range nothing is said by {@code If-Range} (RFC 9110, 13.1.5).
     */
    boolean rangeApplies() {
        String wanted = given.getFirst(HttpHeaders.IF_RANGE);
        if (wanted == null || !given.containsHeader(HttpHeaders.RANGE)) {
            return true;
        }
        return wanted.startsWith("\"") || wanted.startsWith("W/") ? wanted.equals(etag) : isLastModified();
    }

    private boolean isLastModified() {
        try {
            return lastModified != null && given.getFirstDate(HttpHeaders.IF_RANGE) == lastModified.toEpochMilli();
        } catch (IllegalArgumentException e) { // neither a date nor a tag
            return false;
        }
    }

    private boolean isModifiedAfter(long time) {
        return time != NOT_GIVEN && lastModified != null && lastModified.toEpochMilli() > time;
    }
}
