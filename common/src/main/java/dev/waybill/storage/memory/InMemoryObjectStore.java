package dev.waybill.storage.memory;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import dev.waybill.staging.StagedFile;
import dev.waybill.storage.ByteRange;
import dev.waybill.storage.ListedObject;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.PutOutcome;
import dev.waybill.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A bucket in memory, which keeps every promise of {@link ObjectStore} but durability. */
public final class InMemoryObjectStore implements ObjectStore {

    private final Map<ObjectKey, Entry> objects = new ConcurrentHashMap<>();
    private final InMemoryObjectListing listing = new InMemoryObjectListing(this::listed);
    private final String bucket;

    public InMemoryObjectStore() {
        this("memory");
    }

    /** One of several. */
    public InMemoryObjectStore(String bucket) {
        this.bucket = bucket;
    }

    @Override
    public String bucket() {
        return bucket;
    }

    @Override
    public boolean encrypts() {
        return true;
    }

    @Override
    public PutOutcome putIfAbsent(FileDetails file, StagedFile bytes) {
        byte[] content;
        try (InputStream body = bytes.open()) {
            content = body.readAllBytes();
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.STAGING_UNAVAILABLE, "staged bytes cannot be read", e);
        }
        if (!Sha256.of(content).equals(file.sha256())) {
            throw new WaybillException(ErrorCode.CHECKSUM_MISMATCH, "staged bytes have another SHA-256");
        }
        Entry before = objects.putIfAbsent(file.key(), Entry.of(file, content));
        return before == null ? PutOutcome.VERIFIED : PutOutcome.OCCUPIED;
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        return Optional.ofNullable(objects.get(key)).map(Entry::describe);
    }

    @Override
    public InputStream open(ObjectKey key) {
        return new ByteArrayInputStream(content(key));
    }

    @Override
    public InputStream open(ObjectKey key, ByteRange range) {
        byte[] content = content(key);
        long end = Math.min(range.last() + 1, content.length);
        return new ByteArrayInputStream(content, (int) range.first(), (int) (end - range.first()));
    }

    private byte[] content(ObjectKey key) {
        Entry entry = objects.get(key);
        if (entry == null) {
            throw new WaybillException(ErrorCode.NOT_FOUND, "no object at " + key);
        }
        return entry.content;
    }

    @Override
    public void delete(ObjectKey key) {
        objects.remove(key);
    }

    @Override
    public InMemoryObjectListing listing() {
        return listing;
    }

    private Stream<ListedObject> listed() {
        return objects.values().stream().map(Entry::list);
    }

    /** Puts an object that is none of Waybill's, or is no longer what it was. */
    public void put(ObjectKey key, StoredObject described, byte[] content) {
        objects.put(key, new Entry(described, content, Instant.now()));
    }

    @Override
    public void check() {
        // Memory is always there.
    }

    private record Entry(StoredObject describe, byte[] content, Instant since) {

        static Entry of(FileDetails file, byte[] content) {
            StoredObject object = new StoredObject(
                    file.key(),
                    content.length,
                    Optional.of(file.fileType()),
                    Optional.of(file.id()),
                    Optional.of(file.sha256()),
                    Optional.of(Sha256.of(content)),
                    true,
                    Optional.of(UUID.randomUUID().toString()),
                    false);
            return new Entry(object, content, Instant.now());
        }

        ListedObject list() {
            return new ListedObject(describe.key().value(), content.length, since);
        }
    }
}
