package dev.waybill.catalog.projection;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileStored;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
     * Whether a deleted file's object was put once more: somebody stored it who had not heard of the deletion. Either the
     * news is new, or it is the old news told again later than the deletion by a worker that had stood still.
     */
    boolean cameBack() {
        return !cameBackTo().isEmpty();
    }

    /** The buckets that it was put into once more. */
    Set<String> cameBackTo() {
        Set<String> buckets = new TreeSet<>();
        for (EventEnvelope event : events) {
            if (event.event() instanceof FileStored stored && isNews(event)) {
                buckets.add(stored.bucket());
            }
        }
        return buckets;
    }

    private boolean isNews(EventEnvelope stored) {
        return before != null
                && before.isGone()
                && (!before.timeline().has(stored.eventId())
                        || stored.time().isAfter(after.standing().time()));
    }
}
