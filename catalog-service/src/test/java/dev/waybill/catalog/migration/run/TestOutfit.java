package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.catalog.migration.Check;
import dev.waybill.catalog.migration.Drafted;
import dev.waybill.catalog.migration.carry.Carried;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.source.Found;
import dev.waybill.catalog.migration.source.Source;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.Sha256;
import dev.waybill.staging.StagedFile;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.memory.InMemoryObjectStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Sources and a store in memory, and a carrier that puts and tells the catalog at once. */
final class TestOutfit implements Outfit, Source {

    final Map<String, byte[]> files = new TreeMap<>();
    final List<Found> others = new ArrayList<>();
    final InMemoryObjectStore store = new InMemoryObjectStore(Samples.BUCKET);
    final InMemoryCatalogFiles catalog = new InMemoryCatalogFiles();
    final Map<String, RuntimeException> trouble = new ConcurrentHashMap<>();
    final List<String> carried = new CopyOnWriteArrayList<>();
    final List<FileId> settled = new CopyOnWriteArrayList<>();
    final List<Check> checks = new ArrayList<>(List.of(new Check("put", true, "works")));

    /** How many files were carried each time that what is said besides was kept. */
    final List<Integer> keptBesides = new CopyOnWriteArrayList<>();

    volatile boolean storeGone;
    volatile Consumer<String> beforeCarrying = path -> {};

    @Override
    public List<Source> sources() {
        return List.of(this);
    }

    @Override
    public ObjectStore store() {
        if (storeGone) {
            throw new IllegalStateException("there is no bucket any more");
        }
        return store;
    }

    @Override
    public void check(Consumer<Check> each) {
        checks.forEach(each);
    }

    @Override
    public Carried carry(Entry entry) {
        beforeCarrying.accept(entry.path());
        RuntimeException e = trouble.get(entry.path());
        if (e != null) {
            throw e;
        }
        byte[] bytes = files.get(entry.path());
        FileDetails file = entry.required().details(bytes.length, Sha256.of(bytes));
        store.putIfAbsent(file, bytes(entry.path()));
        catalog.saveAll(List.of(CatalogEntry.of(Samples.event(new FileStored(file, Samples.BUCKET)))));
        carried.add(entry.path());
        return new Carried(file, false);
    }

    @Override
    public void settled(FileId file) {
        settled.add(file);
    }

    @Override
    public void close() {
        // It is used again.
    }

    @Override
    public String name() {
        return "images";
    }

    @Override
    public String place() {
        return "memory";
    }

    @Override
    public void check() {
        // It is there.
    }

    @Override
    public void walk(Consumer<Found> each) {
        others.forEach(each);
        files.forEach((path, bytes) ->
                each.accept(new Found.Fit(path, bytes.length, Drafted.NOW, Drafted.image(path), null)));
    }

    @Override
    public void keepBesides() {
        keptBesides.add(carried.size());
    }

    @Override
    public StagedFile bytes(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new WaybillException(ErrorCode.SOURCE_UNREADABLE, path + " is gone");
        }
        return new StagedFile() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
