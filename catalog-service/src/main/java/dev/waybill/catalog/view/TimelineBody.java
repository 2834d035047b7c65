package dev.waybill.catalog.view;

import dev.waybill.catalog.file.CatalogEntry;
import java.time.Instant;
import java.util.List;

/** Every event that a file went through, oldest first. */
record TimelineBody(String id, List<Event> events) {

    record Event(String type, Instant time, String eventId) {}

    static TimelineBody of(CatalogEntry entry) {
        return new TimelineBody(
                entry.id().toString(),
                entry.timeline().events().stream()
                        .map(event -> new Event(event.type(), event.time(), event.eventId()))
                        .toList());
    }
}
