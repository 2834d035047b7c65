package dev.waybill.catalog.migration.ledger.memory;

import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.ledger.Runs;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Runs in this process. */
public final class InMemoryRuns implements Runs {

    private final TreeMap<RunId, Run> runs = new TreeMap<>();

    @Override
    public synchronized void begin(Run run) {
        if (active().isPresent()) {
            throw new WaybillException(ErrorCode.MIGRATION_RUNNING, "a migration is running already");
        }
        runs.put(run.id(), run.saved());
    }

    @Override
    public synchronized Optional<Run> find(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public synchronized Optional<Run> active() {
        return runs.values().stream().filter(Run::isActive).findFirst();
    }

    @Override
    public synchronized List<Run> recent(int limit) {
        return runs.descendingMap().values().stream().limit(limit).toList();
    }

    @Override
    public synchronized boolean save(Run changed) {
        Run present = runs.get(changed.id());
        if (present == null || present.version() != changed.version()) {
            return false;
        }
        runs.put(changed.id(), changed.saved());
        return true;
    }
}
