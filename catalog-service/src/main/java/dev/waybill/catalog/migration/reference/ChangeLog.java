package dev.waybill.catalog.migration.reference;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What runs change in the texts of applications, written down before it is done. Every call may throw a
 * {@link dev.waybill.error.WaybillException} with {@link dev.waybill.error.ErrorCode#CATALOG_UNAVAILABLE}. Safe for use
 * by many threads.
 */
public interface ChangeLog {

    /** The number of the run's last change; 0 when it has none. */
    long last(String run);

    /** Returns once they are durable. Their numbers are new to the run. */
    void add(List<PlaceChange> changes);

    /** Returns once it is durable that they are in this state now. */
    void mark(List<PlaceChange> changes, PlaceChange.State state);

    /** Forgets changes that were never made. */
    void remove(List<PlaceChange> changes);

    /**
     * Tells of the run's changes by their numbers; of one that is marked meanwhile, either way. The memory that it
     * takes does not depend on how many there are.
     *
     * @param stop asked before each; true ends it
     */
    void each(String run, Order order, Consumer<PlaceChange> each, BooleanSupplier stop);

    /** Which comes first. */
    enum Order {
        FIRST_FIRST,
        LAST_FIRST
    }
}
