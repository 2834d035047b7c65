package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.Control;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.ledger.Runs;
import dev.waybill.error.WaybillException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees every second whether there is a run to work on, and has it worked on in a thread of its own. So a run that was cut off by a kill is
 * taken up by whichever process sees it first.
 */
public final class Foreman implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Foreman.class);

    private final Runs runs;
    private final Engine engine;
    private final Turns turns;
    private final AtomicReference<@Nullable Thread> working = new AtomicReference<>();
    private volatile boolean closed;

    public Foreman(Runs runs, Engine engine, Turns turns) {
        this.runs = runs;
        this.engine = engine;
        this.turns = turns;
    }

    /** Looks once. Called again while a run is worked on here it does nothing. */
    public void look() {
        Thread before = working.get();
        if (closed || before != null && before.isAlive()) {
            return;
        }
        try {
            runs.active().filter(run -> run.control() != Control.PAUSED).ifPresent(this::begin);
        } catch (WaybillException e) {
            log.debug("nobody can say whether there is a migration: {}", e.message());
        }
    }

    private void begin(Run run) {
        working.set(Thread.ofVirtual().name("migration").start(() -> work(run)));
    }

    private void work(Run run) {
        try {
            turns.take(() -> engine.work(run.id()));
        } catch (RuntimeException e) {
            log.warn("migration {} stands still, and is gone on with soon: {}", run.id(), e.getMessage());
        }
    }

    /** Cuts off what is worked on; another process, or this one once it is back, goes on with it. */
    @Override
    public void close() {
        closed = true;
        Thread thread = working.get();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
