package dev.waybill.storage;

import java.util.List;
import java.util.function.Consumer;

/**
 * What lies in a store, whosever it is, as a page at a time. Every call may fail with a
 * {@link dev.waybill.error.WaybillException} as those of {@link ObjectStore} do, and may be repeated. Safe for use by many
 * threads.
 */
public interface ObjectListing {

    /**
     * The first objects below a prefix, in the order of their keys' bytes. A page may have fewer than asked for; only an
     * empty one says that no more follow. What comes or goes meanwhile may be in it or not.
     *
     * @param prefix what keys begin with; empty for all
     * @param after only keys beyond this one, whether or not anything lies there; empty to begin
     * @param limit how many at most, from 1 to 1,000
     */
    List<ListedObject> objects(String prefix, String after, int limit);

    /**
     * Uploads in parts that were begun below a prefix and neither completed nor aborted, in no order that counts. Stores
     * that put an object in one go have none.
     */
    void unfinishedUploads(String prefix, Consumer<UnfinishedUpload> each);

    /** Ends an upload and drops its parts. Aborting what has ended already is no error, and undoes nothing. */
    void abort(UnfinishedUpload upload);
}
