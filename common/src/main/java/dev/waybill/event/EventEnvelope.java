package dev.waybill.event;

import dev.waybill.file.Moments;
import java.time.Instant;

/**
 * An event and its CloudEvents attributes.
 *
 * @param eventId the CloudEvents id, at most 128 characters; the same event always has the same one
 * @param time when it happened, to the millisecond
 * @param source who says so, such as {@code /waybill/ingest-service}
 */
public record EventEnvelope(String eventId, Instant time, String source, FileEvent event) {

    private static final int MAX_TEXT = 128;

    public EventEnvelope {
        if (!isText(eventId) || !isText(source)) {
            throw new IllegalArgumentException("an event's id and source have 1 to " + MAX_TEXT + " characters");
        }
        time = Moments.toMillis(time);
    }

    private static boolean isText(String text) {
        return !text.isEmpty() && text.length() <= MAX_TEXT;
    }
}
