package dev.waybill.catalog.file;

import dev.waybill.event.EventEnvelope;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Labels;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as its events tell of it. Applying the same events in another order, or some of them again, gives the same
 * entry; every event carries the whole {@link FileDetails}, so the first one that is heard makes it, whichever it is.
 *
 * @param edit null while nobody changed the labels
 * @param version how often it was saved: 0 when it never was
 */
public record CatalogEntry(
        FileDetails details,
        Standing standing,
        Timeline timeline,
        @Nullable Edit edit,
        long version) {

    public static CatalogEntry of(EventEnvelope first) {
        return new CatalogEntry(
                first.event().file(), Standing.of(first), Timeline.EMPTY.with(TimelineEvent.of(first)), null, 0);
    }

    /** What another event makes of it: this very entry when the event changes nothing. */
    public CatalogEntry apply(EventEnvelope envelope) {
        CatalogEntry next = new CatalogEntry(
                agreed(details, envelope.event().file()),
                standing.orPrevailing(Standing.of(envelope)),
                timeline.with(TimelineEvent.of(envelope)),
                edit,
                version);
        return next.equals(this) ? this : next;
    }

    /**
     * What it is with all that another entry of the same file was told besides. The result is the one that all events
     * of both would have made; its own labels and version stay.
     */
    public CatalogEntry with(CatalogEntry other) {
        Timeline all = timeline;
        for (TimelineEvent event : other.timeline.events()) {
            all = all.with(event);
        }
        CatalogEntry next = new CatalogEntry(
                agreed(details, other.details), standing.orPrevailing(other.standing), all, edit, version);
        return next.equals(this) ? this : next;
    }

    /** The same for a place where it was never saved. */
    public CatalogEntry unsaved() {
        return new CatalogEntry(details, standing, timeline, edit, 0);
    }

    /** The same with other labels. */
    public CatalogEntry relabelled(Labels labels, Instant now) {
        return new CatalogEntry(details, standing, timeline, new Edit(labels, now), version);
    }

    /** The same as it is once saved. */
    public CatalogEntry saved() {
        return new CatalogEntry(details, standing, timeline, edit, version + 1);
    }

    public FileId id() {
        return details.id();
    }

    public FileStatus status() {
        return standing.status();
    }

    /** Whether it is deleted, or will be: it does not come back. */
    public boolean isGone() {
        return standing.isGone();
    }

    /** The labels of now. */
    public Labels labels() {
        return edit == null ? new Labels(details.title(), details.description(), details.tags()) : edit.labels();
    }

    /** When it got its present status or its present labels, whichever is later. */
    public Instant updatedAt() {
        return edit == null || edit.time().isBefore(standing.time()) ? standing.time() : edit.time();
    }

    /** All events of a file carry the same details. Should they ever not, the choice must not depend on their order. */
    private static FileDetails agreed(FileDetails one, FileDetails other) {
        if (!one.id().equals(other.id())) {
            throw new IllegalArgumentException("what is said of " + other.id() + " says nothing of " + one.id());
        }
        return one.equals(other) || one.toString().compareTo(other.toString()) < 0 ? one : other;
    }
}
