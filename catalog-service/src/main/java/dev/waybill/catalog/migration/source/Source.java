package dev.waybill.catalog.migration.source;

import dev.waybill.error.WaybillException;
import dev.waybill.staging.StagedFile;
import java.util.function.Consumer;

/** Files that can be moved from somewhere. Nothing in it is ever changed. Safe for use by many threads. */
public interface Source {

    /** As {@code --source} names it, such as {@code documents}. */
    String name();

    /** Where it is, for people: a directory, a collection. */
    String place();

    /**
     * Whether there is anything of it, so that whoever names no source means it too. What is there but cannot be read is
     * there: {@link #check} says why.
     */
    default boolean isThere() {
        return true;
    }

    /**
     * Returns when it is there and can be read, and has something in it.
     *
     * @throws WaybillException {@link dev.waybill.error.ErrorCode#MIGRATION_SOURCE}, with what to do
     */
    void check();

    /**
     * Tells of everything in it, one after the other, whatever it is, in no order that counts; the memory that it takes does not depend
     * on how much there is. What comes or goes meanwhile may be told of or not. It may be repeated: a file has the same path then,
     * but another id, unless it is in the catalog.
     *
     * @throws WaybillException {@link dev.waybill.error.ErrorCode#MIGRATION_SOURCE} when it breaks off
     */
    void walk(Consumer<Found> each);

    /**
     * Keeps what a source says besides its files, such as prices of products, where Waybill goes on saying it. To be called in
     * a run that may change something, before the first of its files is carried; may be repeated.
     *
     * @throws WaybillException {@link dev.waybill.error.ErrorCode#MIGRATION_SOURCE}, or as those that it is kept by
     */
    default void keepBesides() {
        // Most say nothing besides.
    }

    /**
     * A file's bytes as they are now. To open and read them throws {@link WaybillException} as well, so that a source's troubles
     * are not taken for staging's.
     *
     * @param path as {@link #walk} told it
     * @throws WaybillException {@link dev.waybill.error.ErrorCode#SOURCE_UNREADABLE} when it is gone or cannot be read, one
     *     that is retryable, such as {@link dev.waybill.error.ErrorCode#SOURCE_UNAVAILABLE}, while the whole source is away
     */
    StagedFile bytes(String path);
}
