package dev.waybill.catalog.migration;

import dev.waybill.catalog.migration.ledger.EntryState;
import java.util.EnumMap;
import java.util.Map;

/** Files and bytes by state. */
public record Tally(Map<EntryState, Sum> sums) {

    public static final Tally EMPTY = new Tally(Map.of());

    /** @param bytes as they were when the files were found */
    public record Sum(long files, long bytes) {
        static final Sum ZERO = new Sum(0, 0);
    }

    public Tally {
        sums = Map.copyOf(sums);
    }

    public long files(EntryState state) {
        return sum(state).files();
    }

    public long files() {
        return sums.values().stream().mapToLong(Sum::files).sum();
    }

    public long bytes() {
        return sums.values().stream().mapToLong(Sum::bytes).sum();
    }

    /** Of files that nothing more is done about, of those that could be moved. */
    public long doneBytes() {
        return sum(EntryState.STORED).bytes() + sum(EntryState.PRESENT).bytes();
    }

    /** Of files that there is still something to do about. */
    public long plannedBytes() {
        return sum(EntryState.PLANNED).bytes();
    }

    /** Whether something is not where it should be. */
    public boolean hasErrors() {
        return files(EntryState.FAILED) + files(EntryState.CONFLICT) + files(EntryState.REFUSED) > 0;
    }

    public Tally plus(EntryState state, long bytes) {
        return plus(state, 1, bytes);
    }

    /** The same where a file went from one state to another. */
    public Tally moved(EntryState from, EntryState to, long bytes) {
        return plus(from, -1, -bytes).plus(to, 1, bytes);
    }

    private Tally plus(EntryState state, long files, long bytes) {
        Map<EntryState, Sum> next = new EnumMap<>(EntryState.class);
        next.putAll(sums);
        Sum before = sum(state);
        next.put(state, new Sum(before.files() + files, before.bytes() + bytes));
        return new Tally(next);
    }

    private Sum sum(EntryState state) {
        return sums.getOrDefault(state, Sum.ZERO);
    }
}
