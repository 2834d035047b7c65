package dev.waybill.catalog.migration.reference;

import dev.waybill.error.WaybillException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The places of an application's database that mention files by their addresses. Safe for use by many threads.
 */
public interface References {

    /** The places, as {@code collection.field}; empty where none are configured. */
    List<String> targets();

    /**
     * Returns when every target is there and can be read and changed.
     *
     * @throws WaybillException {@link dev.waybill.error.ErrorCode#MIGRATION_REFERENCES}, with what to do
     */
    void check();

    /**
     * Replaces every old address that has a new one. What a place held before is durable before it is changed; a place that
     * somebody changes meanwhile is read again. It may be cut off and repeated.
     *
     * @param run whose changes these are: {@link #undo} takes them back
     * @param each what was changed, and what could not be
     * @param stop asked now and then; true ends it early
     */
    void replace(String run, AddressBook addresses, Consumer<Reference> each, BooleanSupplier stop);

    /** Tells what {@link #replace} would do, and of old addresses that are left; changes nothing. */
    void look(AddressBook addresses, Consumer<Reference> each, BooleanSupplier stop);

    /**
     * Gives every place that the run changed what it held before, byte for byte, the last change first. A place that somebody changed
     * since stays as it is, and is told of as {@link Reference.Change#CONFLICT}. It may be cut off and repeated.
     */
    void undo(String run, Consumer<Reference> each, BooleanSupplier stop);
}
