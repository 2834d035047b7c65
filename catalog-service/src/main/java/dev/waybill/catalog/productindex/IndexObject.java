package dev.waybill.catalog.productindex;

import java.util.Optional;

/**
 * The one object that the index is kept in, which several replicas write, each on the condition that nobody else has
 * since. Every call may fail with a {@link dev.waybill.error.WaybillException} that says what is away, and may be
 * repeated.
 */
public interface IndexObject {

    /** What is there, empty when there is nothing. */
    Optional<IndexVersion> present();

    /**
     * Puts a draft in the place of a version, whole or not at all.
     *
     * @param replaced what has to be there still, empty when nothing may be there
     * @return whether it was put there; if not, something else is there by now
     */
    boolean write(IndexDraft draft, Optional<IndexVersion> replaced);

    /** Keeps a copy of a version beside it, for good. Where it was kept already, or is gone, this does nothing. */
    void keep(IndexVersion version);
}
