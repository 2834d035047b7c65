package dev.waybill.catalog.migration.ledger;

import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.Tally;
import dev.waybill.file.FileName;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The files of all runs. Every call throws {@link dev.waybill.error.WaybillException} with
 * {@link dev.waybill.error.ErrorCode#CATALOG_UNAVAILABLE} when the database does not answer, and may be repeated. What was saved is
 * durable. Safe for use by many threads.
 */
public interface Ledger {

    /** Adds those whose paths are new to their run; what is known of the others stays. */
    void add(Collection<Entry> entries);

    /** Replaces what is known of them. */
    void save(Collection<Entry> entries);

    Optional<Entry> find(RunId run, String path);

    /**
     * Tells of a run's entries in the order of their paths, as long as that takes; it does not keep them in memory. Entries that
     * change meanwhile are told of as they were or as they are.
     *
     * @param state only of these; null for all
     * @param each may throw, which ends it
     */
    void each(RunId run, @Nullable EntryState state, Consumer<Entry> each);

    /** Counts all entries of a run. */
    Tally tally(RunId run);

    /**
     * Keeps a name for the file of one path in a run, for good.
     *
     * @return false when another path has it
     */
    boolean claim(RunId run, FileName name, String path);
}
