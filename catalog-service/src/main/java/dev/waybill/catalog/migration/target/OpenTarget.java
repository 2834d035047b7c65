package dev.waybill.catalog.migration.target;

import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ObjectStore;
import java.util.List;

/** A target that can be got at, until it is closed. Safe for use by many threads. */
public interface OpenTarget extends AutoCloseable {

    Target target();

    ObjectStore store();

    /** The unsigned address of what lies at a key; on a private bucket it does not open. */
    String address(ObjectKey key);

    /**
     * Whether all is there that a migration needs: each permission is really tried, on an object of its own below {@code
     * waybill-selftest/} that is gone afterwards. What cannot be tried since something before it failed is not well either.
     * Throws nothing; seconds go by where nobody answers.
     */
    List<TargetCheck> check();

    /** Lets go of connections and credentials. Closing it again does nothing. */
    @Override
    void close();
}
