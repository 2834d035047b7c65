package dev.waybill.catalog.file;

import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.ObjectKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells of every entry that this process saves, after it is saved, so that what follows from it can be brought up to date. */
public final class AnnouncedCatalogFiles implements CatalogFiles {

    private final CatalogFiles files;
    private final Consumer<EntrySaved> listener;

    /** @param listener called by whoever saves: it returns at once and throws nothing */
    public AnnouncedCatalogFiles(CatalogFiles files, Consumer<EntrySaved> listener) {
        this.files = files;
        this.listener = listener;
    }

    @Override
    public Map<FileId, SaveOutcome> saveAll(Collection<CatalogEntry> entries) {
        try {
            Map<FileId, SaveOutcome> outcomes = files.saveAll(entries);
            entries.stream()
                    .filter(entry -> outcomes.get(entry.id()) == SaveOutcome.SAVED)
                    .forEach(this::announce);
            return outcomes;
        } catch (RuntimeException e) {
            // Some may have been saved all the same, and repeating it will not save those again.
            entries.forEach(this::announce);
            throw e;
        }
    }

    private void announce(CatalogEntry entry) {
        listener.accept(new EntrySaved(entry));
    }

    @Override
    public Optional<CatalogEntry> findById(FileId id) {
        return files.findById(id);
    }

    @Override
    public Optional<CatalogEntry> findByName(FileName name) {
        return files.findByName(name);
    }

    @Override
    public Optional<CatalogEntry> findByKey(ObjectKey key) {
        return files.findByKey(key);
    }

    @Override
    public Map<FileId, CatalogEntry> findAll(Collection<FileId> ids) {
        return files.findAll(ids);
    }

    @Override
    public List<CatalogEntry> list(Criteria criteria, @Nullable Position after, int limit) {
        return files.list(criteria, after, limit);
    }

    @Override
    public List<CatalogEntry> listById(@Nullable FileId after, int limit) {
        return files.listById(after, limit);
    }

    @Override
    public List<CatalogEntry> listByKey(@Nullable ObjectKey after, int limit) {
        return files.listByKey(after, limit);
    }

    @Override
    public List<CatalogEntry> listStoredIn(String bucket, @Nullable FileId after, int limit) {
        return files.listStoredIn(bucket, after, limit);
    }
}
