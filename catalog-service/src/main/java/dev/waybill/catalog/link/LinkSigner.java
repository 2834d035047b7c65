package dev.waybill.catalog.link;

import dev.waybill.storage.ObjectStores;

/** Signs links. Asks nobody: whether the object is there, the caller knows. Safe for use by many threads. */
@FunctionalInterface
public interface LinkSigner {

    /** Whether this is the one for objects in a store of that name, as {@code file.stored} says it: at first any bucket. */
    default boolean signsFor(String bucket) {
        return !bucket.equals(ObjectStores.LOCAL);
    }

    /**
     * A link for just that object and method.
     *
     * @throws dev.waybill.error.WaybillException {@link dev.waybill.error.ErrorCode#S3_CREDENTIALS_MISSING} when
     *     there is nothing to sign with
     */
    SignedLink sign(LinkRequest request);
}
