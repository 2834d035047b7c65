package dev.waybill.worker;

import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
import dev.waybill.staging.StagedFile;
import dev.waybill.storage.ByteRange;
import dev.waybill.storage.ObjectListing;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.PutOutcome;
import dev.waybill.storage.StoredObject;
import java.io.InputStream;
import java.util.Optional;

/** A store in front of another, for tests that break one of its calls. */
public class ForwardingObjectStore implements ObjectStore {

    private final ObjectStore store;

    public ForwardingObjectStore(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String bucket() {
        return store.bucket();
    }

    @Override
    public boolean encrypts() {
        return store.encrypts();
    }

    @Override
    public PutOutcome putIfAbsent(FileDetails file, StagedFile bytes) {
        return store.putIfAbsent(file, bytes);
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        return store.find(key);
    }

    @Override
    public InputStream open(ObjectKey key) {
        return store.open(key);
    }

    @Override
    public InputStream open(ObjectKey key, ByteRange range) {
        return store.open(key, range);
    }

    @Override
    public void delete(ObjectKey key) {
        store.delete(key);
    }

    @Override
    public void release(FileDetails file) {
        store.release(file);
    }

    @Override
    public ObjectListing listing() {
        return store.listing();
    }

    @Override
    public void check() {
        store.check();
    }
}
