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
     * A file's bytes as they are now.
     *
     * @param path as {@link #walk} told it
     * @throws WaybillException {@link dev.waybill.error.ErrorCode#SOURCE_UNREADABLE} when it is gone or cannot be read
     */
    StagedFile bytes(String path);
}
