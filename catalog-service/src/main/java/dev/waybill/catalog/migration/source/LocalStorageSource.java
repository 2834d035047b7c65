package dev.waybill.catalog.migration.source;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.migration.Draft;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.ObjectKey;
import dev.waybill.staging.StagedFile;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The catalog's own files that lie in local storage. They keep their ids and keys, and are by no path but these. */
final class LocalStorageSource implements Source {

    private static final int PAGE = 500;

    private final CatalogFiles files;
    private final ObjectStores stores;

    LocalStorageSource(CatalogFiles files, ObjectStores stores) {
        this.files = files;
        this.stores = stores;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public String place() {
        return "local storage, LOCAL_STORAGE_DIR";
    }

    @Override
    public boolean isThere() {
        return !files.listStoredIn(ObjectStores.LOCAL, null, 1).isEmpty();
    }

    @Override
    public void check() {
        if (!isThere()) {
            throw SourceDirectory.nothing("the catalog has no file in local storage");
        }
        try {
            store().check();
        } catch (WaybillException e) {
            throw SourceDirectory.nothing("local storage cannot be read: " + e.message(), e);
        }
    }

    @Override
    public void walk(Consumer<Found> each) {
        List<CatalogEntry> page = files.listStoredIn(ObjectStores.LOCAL, null, PAGE);
        while (!page.isEmpty()) {
            page.stream().map(LocalStorageSource::found).forEach(each);
            page = files.listStoredIn(ObjectStores.LOCAL, page.getLast().id(), PAGE);
        }
    }

    private static Found found(CatalogEntry entry) {
        var file = entry.details();
        return new Found.Fit(file.key().value(), file.size(), file.createdAt(), Draft.of(file), file.sha256());
    }

    @Override
    public StagedFile bytes(String path) {
        ObjectStore store = store();
        return key(path)
                .flatMap(store::find)
                .map(object -> new Stored(store, object.key(), object.size()))
                .orElseThrow(() -> SourceDirectory.unreadable("it is no longer in local storage", null));
    }

    private static Optional<ObjectKey> key(String path) {
        try {
            return Optional.of(new ObjectKey(path));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ObjectStore store() {
        return stores.named(ObjectStores.LOCAL);
    }

    private record Stored(ObjectStore store, ObjectKey key, long size) implements StagedFile {

        @Override
        public InputStream open() {
            try {
                return store.open(key);
            } catch (WaybillException e) {
                throw e.code() == ErrorCode.NOT_FOUND
                        ? SourceDirectory.unreadable("it is no longer in local storage", null)
                        : e;
            }
        }
    }
}
