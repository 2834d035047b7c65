package dev.waybill.storage.local;

import dev.waybill.storage.ListedObject;
import dev.waybill.storage.ObjectListing;
import dev.waybill.storage.UnfinishedUpload;
import java.util.List;
import java.util.function.Consumer;

/** A listing of a directory. A put there is done in one go, and what a killed one leaves behind is no object's yet. */
record LocalObjectListing(StorageDirectory directory) implements ObjectListing {

    @Override
    public List<ListedObject> objects(String prefix, String after, int limit) {
        return OnDisk.call("list local storage", () -> {
            directory.require();
            List<ListedObject> page = new DirectoryWalk(directory, prefix, limit).after(after);
            directory.require(); // it may have been unmounted in between
            return page;
        });
    }

    @Override
    public void unfinishedUploads(String prefix, Consumer<UnfinishedUpload> each) {
        // There are none.
    }

    @Override
    public void abort(UnfinishedUpload upload) {
        // There are none.
    }
}
