package dev.waybill.catalog.file;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a file went through, oldest first, each event once. It keeps the first 200: which these are does not depend on
 * the order in which events are heard, as it would with the last.
 *
 * @param events sorted
 */
public record Timeline(List<TimelineEvent> events) {

    private static final int MAX_EVENTS = 200;

    public static final Timeline EMPTY = new Timeline(List.of());

    public Timeline {
        events = List.copyOf(events);
    }

    /** Whether an event of that id is in it. */
    public boolean has(String eventId) {
        return find(eventId).isPresent();
    }

    /** With one more event; the same timeline when that changes nothing. An id that comes again keeps its earlier time. */
    Timeline with(TimelineEvent event) {
        Optional<TimelineEvent> known = find(event.eventId());
        if (known.isPresent() && known.get().compareTo(event) <= 0) {
            return this;
        }
        Timeline next = new Timeline(Stream.concat(
                        events.stream().filter(e -> !e.eventId().equals(event.eventId())), Stream.of(event))
                .sorted()
                .limit(MAX_EVENTS)
                .toList());
        return next.equals(this) ? this : next;
    }

    private Optional<TimelineEvent> find(String eventId) {
        return events.stream().filter(e -> e.eventId().equals(eventId)).findFirst();
    }
}
