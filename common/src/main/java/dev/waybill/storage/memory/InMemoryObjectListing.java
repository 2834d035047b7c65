package dev.waybill.storage.memory;

import dev.waybill.storage.ListedObject;
import dev.waybill.storage.ObjectListing;
import dev.waybill.storage.UnfinishedUpload;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A listing of objects in memory, and of uploads that somebody says were begun there. */
public final class InMemoryObjectListing implements ObjectListing {

    private final Supplier<Stream<ListedObject>> objects;
    private final Set<UnfinishedUpload> uploads = ConcurrentHashMap.newKeySet();

    InMemoryObjectListing(Supplier<Stream<ListedObject>> objects) {
        this.objects = objects;
    }

    /** As a process that was killed leaves it behind. */
    public void begun(UnfinishedUpload upload) {
        uploads.add(upload);
    }

    @Override
    public List<ListedObject> objects(String prefix, String after, int limit) {
        return objects.get()
                .filter(object ->
                        object.key().startsWith(prefix) && object.key().compareTo(after) > 0)
                .sorted(Comparator.comparing(ListedObject::key))
                .limit(limit)
                .toList();
    }

    @Override
    public void unfinishedUploads(String prefix, Consumer<UnfinishedUpload> each) {
        uploads.stream().filter(upload -> upload.key().startsWith(prefix)).forEach(each);
    }

    @Override
    public void abort(UnfinishedUpload upload) {
        uploads.remove(upload);
    }
}
