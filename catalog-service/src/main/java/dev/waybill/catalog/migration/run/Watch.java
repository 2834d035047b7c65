package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.Control;
import dev.waybill.catalog.migration.Progress;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.Tally;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.catalog.migration.ledger.Runs;
import dev.waybill.error.WaybillException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between a run that is worked on and those who look at it: writes down every second how far it has come, and reads what
 * is wanted of it. Safe for use by many threads.
 */
final class Watch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Runs runs;
    private final RunId id;
    private final Clock clock;
    private volatile Progress progress;
    private final Thread thread;
    private volatile boolean stopped;

    Watch(Runs runs, Run run, Clock clock) {
        this.runs = runs;
        this.id = run.id();
        this.clock = clock;
        this.progress = run.progress();
        this.stopped = run.control() != Control.RUN;
        this.thread = Thread.ofVirtual().name("migration-watch").start(this::watch);
    }

    /** @throws StoppedException once the run is to stop */
    void require() {
        if (isStopped()) {
            throw new StoppedException();
        }
    }

    boolean isStopped() {
        return stopped || Thread.currentThread().isInterrupted();
    }

    Progress progress() {
        return progress;
    }

    synchronized void update(UnaryOperator<Progress> change) {
        progress = change.apply(progress);
    }

    /** A file went from one state to another. */
    void moved(EntryState from, EntryState to, long bytes) {
        update(now -> now.with(
                now.files().moved(from, to, bytes), now.carried(), now.bytesPerSecond(), now.secondsLeft(), null));
    }

    void counted(Tally files) {
        update(now -> now.with(files));
    }

    void waitsFor(@Nullable String reason) {
        update(now -> now.with(now.files(), now.carried(), now.bytesPerSecond(), now.secondsLeft(), reason));
    }

    /** Writes down how far it is. */
    void save() {
        Run run = runs.change(id, present -> present.with(progress, clock.instant()));
        stopped |= run.control() != Control.RUN;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                saveIfPossible();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void saveIfPossible() {
        try {
            save();
        } catch (WaybillException e) {
            log.debug("how far migration {} is cannot be written down now: {}", id, e.message());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        saveIfPossible();
    }
}
