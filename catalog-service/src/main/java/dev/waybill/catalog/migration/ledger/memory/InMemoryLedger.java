package dev.waybill.catalog.migration.ledger.memory;

import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.Tally;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.file.FileName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Entries in this process. */
public final class InMemoryLedger implements Ledger {

    private final ConcurrentSkipListMap<String, Entry> entries = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, String> names = new ConcurrentHashMap<>();

    @Override
    public void add(Collection<Entry> added) {
        added.forEach(entry -> entries.putIfAbsent(key(entry.run(), entry.path()), entry));
    }

    @Override
    public void save(Collection<Entry> changed) {
        changed.forEach(entry -> entries.put(key(entry.run(), entry.path()), entry));
    }

    @Override
    public Optional<Entry> find(RunId run, String path) {
        return Optional.ofNullable(entries.get(key(run, path)));
    }

    @Override
    public void each(RunId run, @Nullable EntryState state, Consumer<Entry> each) {
        List.copyOf(entries.tailMap(key(run, "")).values()).stream()
                .takeWhile(entry -> entry.run().equals(run))
                .filter(entry -> state == null || entry.state() == state)
                .forEach(each);
    }

    @Override
    public Tally tally(RunId run) {
        Tally[] tally = {Tally.EMPTY};
        each(run, null, entry -> tally[0] = tally[0].plus(entry.state(), entry.size()));
        return tally[0];
    }

    @Override
    public boolean claim(RunId run, FileName name, String path) {
        String holder = names.putIfAbsent(key(run, name.value()), path);
        return holder == null || holder.equals(path);
    }

    private static String key(RunId run, String path) {
        return run + "/" + path;
    }
}
