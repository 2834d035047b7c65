package dev.waybill.catalog.file;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventTypes;
import java.time.Instant;
import java.util.Comparator;

/**
 * One thing that happened to a file. Ordered by time, then by id.
 *
 * @param type as CloudEvents names it, such as {@code dev.waybill.file.staged.v1}
 * @param time when it first happened
 */
public record TimelineEvent(String eventId, String type, Instant time) implements Comparable<TimelineEvent> {

    private static final Comparator<TimelineEvent> ORDER = Comparator.comparing(TimelineEvent::time)
            .thenComparing(TimelineEvent::eventId)
            .thenComparing(TimelineEvent::type);

    static TimelineEvent of(EventEnvelope envelope) {
        return new TimelineEvent(envelope.eventId(), EventTypes.of(envelope.event()), envelope.time());
    }

    @Override
    public int compareTo(TimelineEvent other) {
        return ORDER.compare(this, other);
    }
}
