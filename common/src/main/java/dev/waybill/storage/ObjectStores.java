package dev.waybill.storage;

import dev.waybill.file.FileDetails;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The store that files go to, and those that files may lie in from before its settings were changed. */
public final class ObjectStores {

    /** What {@code file.stored} calls local storage. No bucket in S3 can have this name. */
    public static final String LOCAL = "@local";

    private final List<ObjectStore> known;
    private final Function<String, ObjectStore> byName;

    /**
     * @param current where files go
     * @param others which are set up besides, to be looked into for files that were stored before
     * @param byName makes one for any other bucket that an event may name
     */
    public ObjectStores(ObjectStore current, List<ObjectStore> others, Function<String, ObjectStore> byName) {
        this.known = Stream.concat(Stream.of(current), others.stream()).toList();
        this.byName = byName;
    }

    /** Where there is one and never was another. */
    public static ObjectStores only(ObjectStore store) {
        return new ObjectStores(store, List.of(), bucket -> store);
    }

    /** Where files go. */
    public ObjectStore current() {
        return known.getFirst();
    }

    /** Whether the settings name it, so that it can be got at as far as they are right; {@link #named} may be able to all the same. */
    public boolean isSetUp(String bucket) {
        return known.stream().anyMatch(store -> store.bucket().equals(bucket));
    }

    /** The store of that name, as {@link ObjectStore#bucket} and {@code file.stored} say it. */
    public ObjectStore named(String bucket) {
        return known.stream()
                .filter(store -> store.bucket().equals(bucket))
                .findFirst()
                .orElseGet(() -> byName.apply(bucket));
    }

    /**
     * What lies at the file's key, and where: in the current store if there is anything, else in the first that has
     * something; empty when none has.
     *
     * @throws dev.waybill.error.WaybillException when one that has to be asked does not answer
     */
    public Optional<Found> find(FileDetails file) {
        return known.stream()
                .flatMap(store -> store.find(file.key()).map(object -> new Found(store, object)).stream())
                .findFirst();
    }

    /** Lets go of the file's key wherever it may be held. @see ObjectStore#release */
    public void release(FileDetails file) {
        known.forEach(store -> store.release(file));
    }

    /** An object and the store that it is in. */
    public record Found(ObjectStore store, StoredObject object) {}
}
