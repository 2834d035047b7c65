package dev.waybill.catalog.projection;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileRelocated;
import dev.waybill.event.FileStored;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What some events make of a file.
 *
 * @param before null when it was not known
 * @param applied those that changed something
 */
record Fold(
        @Nullable CatalogEntry before, CatalogEntry after, List<EventEnvelope> events, List<EventEnvelope> applied) {

    /** @param events of one file, at least one */
    static Fold of(@Nullable CatalogEntry before, List<EventEnvelope> events) {
        @Nullable CatalogEntry entry = before;
        List<EventEnvelope> applied = new ArrayList<>();
        for (EventEnvelope event : events) {
            CatalogEntry next = entry == null ? CatalogEntry.of(event) : entry.apply(event);
            if (next != entry) {
                applied.add(event);
            }
            entry = next;
        }
        if (entry == null) {
            throw new IllegalArgumentException("nothing comes of no events");
        }
        return new Fold(before, entry, events, applied);
    }

    boolean isChange() {
        return !applied.isEmpty();
    }

    boolean isChangeOfStatus() {
        return before == null || before.status() != after.status();
    }

    /**
     * Where a deleted file's object was put once more: somebody stored it who had not heard of the deletion. Either the
     * news is new, or it is the old news told again later than the deletion by a worker that had stood still.
     */
    Set<Place> cameBackTo() {
        Set<Place> places = new LinkedHashSet<>();
        for (EventEnvelope event : events) {
            if (event.event() instanceof FileStored stored && isNews(event)) {
                places.add(new Place(stored.bucket(), null));
            }
            if (event.event() instanceof FileRelocated moved && isNews(event)) {
                places.add(new Place(moved.bucket(), moved.fromBucket()));
            }
        }
        return places;
    }

    /** @param formerBucket where it was before, null where that is not known */
    record Place(String bucket, @Nullable String formerBucket) {}

    private boolean isNews(EventEnvelope stored) {
        return before != null
                && before.isGone()
                && (!before.timeline().has(stored.eventId())
                        || stored.time().isAfter(after.standing().time()));
    }
}
