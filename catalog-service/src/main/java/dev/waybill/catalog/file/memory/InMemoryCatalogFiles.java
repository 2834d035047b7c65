package dev.waybill.catalog.file.memory;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.Criteria;
import dev.waybill.catalog.file.Position;
import dev.waybill.catalog.file.SaveOutcome;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.FileStatus;
import dev.waybill.file.ObjectKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries in a map, forgotten with the process. */
public final class InMemoryCatalogFiles implements CatalogFiles {

    private final Map<FileId, CatalogEntry> entries = new HashMap<>();

    @Override
    public synchronized Optional<CatalogEntry> findById(FileId id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public synchronized Optional<CatalogEntry> findByName(FileName name) {
        return find(entry -> entry.details().filename().equals(name)).findFirst();
    }

    @Override
    public synchronized Optional<CatalogEntry> findByKey(ObjectKey key) {
        return find(entry -> entry.details().key().equals(key)).findFirst();
    }

    @Override
    public synchronized Map<FileId, CatalogEntry> findAll(Collection<FileId> ids) {
        Map<FileId, CatalogEntry> found = new HashMap<>();
        ids.forEach(id -> findById(id).ifPresent(entry -> found.put(id, entry)));
        return found;
    }

    @Override
    public synchronized Map<FileId, SaveOutcome> saveAll(Collection<CatalogEntry> changed) {
        Map<FileId, SaveOutcome> outcomes = new HashMap<>();
        changed.forEach(entry -> outcomes.put(entry.id(), save(entry)));
        return outcomes;
    }

    @Override
    public synchronized List<CatalogEntry> list(Criteria criteria, @Nullable Position after, int limit) {
        return find(entry -> meets(entry, criteria))
                .filter(entry -> after == null || Position.of(entry).compareTo(after) > 0)
                .sorted(Comparator.comparing(Position::of))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<CatalogEntry> listById(@Nullable FileId after, int limit) {
        return find(entry -> after == null || entry.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(CatalogEntry::id))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<CatalogEntry> listByKey(@Nullable ObjectKey after, int limit) {
        return find(entry -> after == null || key(entry).compareTo(after.value()) > 0)
                .sorted(Comparator.comparing(InMemoryCatalogFiles::key))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<CatalogEntry> listStoredIn(String bucket, @Nullable FileId after, int limit) {
        return find(entry -> entry.status() == FileStatus.STORED
                        && bucket.equals(entry.standing().bucket())
                        && (after == null || entry.id().compareTo(after) > 0))
                .sorted(Comparator.comparing(CatalogEntry::id))
                .limit(limit)
                .toList();
    }

    private static String key(CatalogEntry entry) {
        return entry.details().key().value();
    }

    private SaveOutcome save(CatalogEntry entry) {
        long present = findById(entry.id()).map(CatalogEntry::version).orElse(0L);
        if (present != entry.version()) {
            return SaveOutcome.CHANGED;
        }
        if (find(other -> !other.id().equals(entry.id()) && collides(other, entry))
                .findAny()
                .isPresent()) {
            return SaveOutcome.TAKEN;
        }
        entries.put(entry.id(), entry.saved());
        return SaveOutcome.SAVED;
    }

    private Stream<CatalogEntry> find(Predicate<CatalogEntry> wanted) {
        return entries.values().stream().filter(wanted);
    }

    private static boolean collides(CatalogEntry one, CatalogEntry other) {
        return one.details().filename().equals(other.details().filename())
                || one.details().key().equals(other.details().key());
    }

    private static boolean meets(CatalogEntry entry, Criteria wanted) {
        var file = entry.details();
        return wanted.caller().owns(file.owner())
                && agrees(wanted.collection(), file.collection())
                && agrees(wanted.owner(), file.owner())
                && agrees(wanted.docType(), file.docType())
                && agrees(wanted.fileType(), file.fileType())
                && (wanted.tag() == null || entry.labels().tags().contains(wanted.tag()))
                && (wanted.status() == null ? !entry.isGone() : wanted.status() == entry.status())
                && (wanted.text() == null || holds(entry, wanted.text()))
                && (wanted.createdAfter() == null || file.createdAt().isAfter(wanted.createdAfter()))
                && (wanted.createdBefore() == null || file.createdAt().isBefore(wanted.createdBefore()));
    }

    private static boolean agrees(@Nullable Object wanted, @Nullable Object actual) {
        return wanted == null || wanted.equals(actual);
    }

    private static boolean holds(CatalogEntry entry, String text) {
        return Stream.of(
                        entry.details().originalFilename().value(),
                        entry.labels().title() == null ? "" : entry.labels().title())
                .anyMatch(where -> where.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }
}
