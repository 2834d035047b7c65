package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.Tally;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.catalog.migration.source.Found;
import dev.waybill.catalog.migration.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Walks the sources and writes a plan for all that they have into the ledger, a batch at a time. */
final class Planning {

    private static final int BATCH = 200;

    private final Planner planner;
    private final Ledger ledger;
    private final Watch watch;
    private final Patience patience;
    private final RunLog log;
    private Tally tally = Tally.EMPTY;

    Planning(Planner planner, Ledger ledger, Watch watch, RunLog log) {
        this.planner = planner;
        this.ledger = ledger;
        this.watch = watch;
        this.patience = new Patience(watch);
        this.log = log;
    }

    void plan(List<Source> sources) {
        try (Crew crew = new Crew()) {
            for (Source source : sources) {
                List<Found> batch = new ArrayList<>(BATCH);
                source.walk(found -> {
                    watch.require();
                    batch.add(found);
                    if (batch.size() == BATCH) {
                        add(source, batch, crew);
                        batch.clear();
                    }
                });
                add(source, batch, crew);
            }
        }
    }

    private void add(Source source, List<Found> batch, Crew crew) {
        List<Entry> entries = crew.map(batch, found -> patience.call(() -> planner.plan(source, found)));
        patience.run(() -> ledger.add(entries));
        for (Entry entry : entries) {
            tally = tally.plus(entry.state(), entry.size());
            if (entry.state() != EntryState.PLANNED) {
                log.file(entry);
            }
        }
        watch.counted(tally);
    }
}
