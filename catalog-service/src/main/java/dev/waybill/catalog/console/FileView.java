package dev.waybill.catalog.console;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.link.Disposition;
import dev.waybill.catalog.link.SafeTypes;
import dev.waybill.catalog.view.FileAnswers;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file as its page shows it.
 *
 * @param address the one that stays: it answers with a link, whenever it is asked
 * @param preview {@code image}, {@code pdf} or null
 * @param failure why it could not be stored, null unless it could not
 * @param etag which of its versions this is
 */
record FileView(
        String id,
        String name,
        String address,
        FileStatus status,
        @Nullable String preview,
        @Nullable String failure,
        String etag,
        Labels labels,
        List<Fact> facts,
        List<Event> events) {

    private static final Set<FileStatus> UNDER_WAY = Set.of(FileStatus.STAGED, FileStatus.DELETING);

    record Fact(String name, String value) {}

    record Event(String type, String time) {}

    static FileView of(CatalogEntry entry) {
        var failure = entry.standing().failure();
        return new FileView(
                entry.id().toString(),
                Shown.name(entry.details().originalFilename().value()),
                "/api/files/" + entry.details().filename(),
                entry.status(),
                preview(entry),
                failure == null ? null : "%s: %s".formatted(failure.code().title(), failure.message()),
                FileAnswers.etag(entry),
                entry.labels(),
                facts(entry),
                entry.timeline().events().stream()
                        .map(event -> new Event(event.type(), Shown.time(event.time())))
                        .toList());
    }

    public boolean isStored() {
        return status == FileStatus.STORED;
    }

    public boolean isGone() {
        return status == FileStatus.DELETING || status == FileStatus.DELETED;
    }

    /** Whether it is worth asking again. */
    public boolean isUnderWay() {
        return UNDER_WAY.contains(status);
    }

    public String tags() {
        return String.join(", ", labels.tags());
    }

    /** What browsers may show is what they may be given inline. */
    private static @Nullable String preview(CatalogEntry entry) {
        var file = entry.details();
        if (entry.status() != FileStatus.STORED
                || SafeTypes.disposition(file, Disposition.INLINE) != Disposition.INLINE) {
            return null;
        }
        return file.fileType().value().startsWith("image/") ? "image" : "pdf";
    }

    private static List<Fact> facts(CatalogEntry entry) {
        var file = entry.details();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Collection", file.collection().value()));
        facts.add(new Fact("Owner", file.owner().id()));
        if (file.docType() != null) {
            facts.add(new Fact("Document type", file.docType().value()));
        }
        facts.add(new Fact("Type", file.fileType().value()));
        facts.add(new Fact("Size", "%,d bytes".formatted(file.size())));
        facts.add(new Fact("SHA-256", file.sha256().hex()));
        facts.add(new Fact("Key", file.key().value()));
        facts.add(new Fact("Name", file.filename().value()));
        facts.add(new Fact("Id", entry.id().toString()));
        if (file.uploadedBy() != null) {
            facts.add(new Fact("Uploaded by", Shown.name(file.uploadedBy())));
        }
        facts.add(new Fact("Created", Shown.time(file.createdAt())));
        facts.add(new Fact("Changed", Shown.time(entry.updatedAt())));
        return facts;
    }
}
