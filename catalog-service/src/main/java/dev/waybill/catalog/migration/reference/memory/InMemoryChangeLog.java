package dev.waybill.catalog.migration.reference.memory;

import dev.waybill.catalog.migration.reference.ChangeLog;
import dev.waybill.catalog.migration.reference.PlaceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Changes by run and number. */
final class InMemoryChangeLog implements ChangeLog {

    private final SortedMap<String, NavigableMap<Long, PlaceChange>> runs = new TreeMap<>();

    @Override
    public synchronized long last(String run) {
        return of(run).isEmpty() ? 0 : of(run).lastKey();
    }

    @Override
    public synchronized void add(List<PlaceChange> changes) {
        changes.forEach(change -> of(change.run()).put(change.number(), change));
    }

    @Override
    public synchronized void mark(List<PlaceChange> changes, PlaceChange.State state) {
        changes.forEach(change -> of(change.run()).replace(change.number(), change.in(state)));
    }

    @Override
    public synchronized void remove(List<PlaceChange> changes) {
        changes.forEach(change -> of(change.run()).remove(change.number()));
    }

    @Override
    public void each(String run, Order order, Consumer<PlaceChange> each, BooleanSupplier stop) {
        for (PlaceChange change : all(run, order)) {
            if (stop.getAsBoolean()) {
                return;
            }
            each.accept(change);
        }
    }

    private synchronized List<PlaceChange> all(String run, Order order) {
        NavigableMap<Long, PlaceChange> changes = of(run);
        return new ArrayList<>((order == Order.FIRST_FIRST ? changes : changes.descendingMap()).values());
    }

    private NavigableMap<Long, PlaceChange> of(String run) {
        return runs.computeIfAbsent(run, id -> new TreeMap<>());
    }
}
