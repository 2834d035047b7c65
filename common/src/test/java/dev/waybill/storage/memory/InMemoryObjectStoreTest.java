package dev.waybill.storage.memory;

import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.SampleFiles;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.memory.InMemoryStagingArea;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStoreContract;
import dev.waybill.storage.UnfinishedUpload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class InMemoryObjectStoreTest extends ObjectStoreContract {

    private final InMemoryStagingArea staging = new InMemoryStagingArea();
    private final InMemoryObjectStore store = new InMemoryObjectStore();

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected ObjectStore storeOfAnotherProcess() {
        return store;
    }

    @Override
    protected StagedFile staged(FileDetails file, byte[] content) throws IOException {
        staging.stage(file.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
        return staging.find(file.id()).orElseThrow();
    }

    /** There are no strangers in memory; the nearest is a file of somebody else's at that key. */
    @Override
    protected void putForeign(ObjectKey key, byte[] content) throws IOException {
        FileDetails stranger = SampleFiles.at(key, content);
        store.putIfAbsent(stranger, staged(stranger, content));
    }

    @Override
    protected void beginUpload(ObjectKey key) {
        store.listing().begun(new UnfinishedUpload(key.value(), "of " + key, Instant.now()));
    }

    @Override
    protected int unfinishedUploads() {
        List<UnfinishedUpload> begun = new ArrayList<>();
        store.listing().unfinishedUploads("", begun::add);
        return begun.size();
    }
}
