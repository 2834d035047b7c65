package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.migration.Draft;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.carry.Carried;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Carries all files that are planned, some at once, and hands them to the {@link Settlement}. */
final class Haulage {

    /** More only wait for each other's disk. */
    private static final int AT_ONCE = 8;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final RunId run;
    private final Outfit outfit;
    private final Ledger ledger;
    private final CatalogFiles catalog;
    private final Settlement settlement;
    private final Watch watch;
    private final Patience patience;
    private final RunLog log;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final AtomicReference<@Nullable RuntimeException> trouble = new AtomicReference<>();

    Haulage(
            RunId run,
            Outfit outfit,
            Ledger ledger,
            CatalogFiles catalog,
            Settlement settlement,
            Watch watch,
            RunLog log) {
        this.run = run;
        this.outfit = outfit;
        this.ledger = ledger;
        this.catalog = catalog;
        this.settlement = settlement;
        this.watch = watch;
        this.patience = new Patience(watch);
        this.log = log;
    }

    /** Returns once every file is stored, or has failed. */
    void haul() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                ledger.each(run, EntryState.PLANNED, entry -> {
                    requireWell();
                    settlement.awaitFewer();
                    acquire(1);
                    threads.execute(() -> carryOrRemember(entry));
                });
                acquire(AT_ONCE);
                requireWell();
            } catch (RuntimeException e) {
                threads.shutdownNow();
                throw e;
            }
        }
        settlement.awaitAll();
    }

    private void requireWell() {
        watch.require();
        settlement.requireWell();
        RuntimeException e = trouble.get();
        if (e != null) {
            throw e;
        }
    }

    private void carryOrRemember(Entry entry) {
        try {
            carry(entry);
        } catch (RuntimeException e) {
            trouble.compareAndSet(null, e);
        } finally {
            slots.release();
        }
    }

    private void carry(Entry entry) {
        try {
            Carried carried = patience.call(() -> outfit.carry(entry));
            if (carried.present()) {
                settlement.forget(entry);
                end(entry, present(entry, carried.file()));
            } else {
                settlement.carried(entry);
            }
        } catch (WaybillException e) {
            watch.require(); // what was cut off has not failed
            settlement.forget(entry);
            end(
                    entry,
                    e.code() == ErrorCode.KEY_TAKEN
                            ? entry.conflicting(e.message())
                            : entry.failed(e.code(), e.message()));
        }
    }

    /** The same bytes are there as another file, which the catalog knows or does not. */
    private Entry present(Entry entry, FileDetails file) {
        return catalog.findByKey(file.key())
                .filter(it -> it.status() == FileStatus.STORED)
                .map(it -> entry.with(Draft.of(it.details())).present(file.sha256(), "in the catalog already"))
                .orElseGet(() -> entry.foreign(file.sha256()));
    }

    private void end(Entry before, Entry after) {
        patience.run(() -> ledger.save(List.of(after)));
        watch.moved(before.state(), after.state(), after.size());
        log.file(after);
    }

    /** A large file may take hours, and whoever wants the run to stop is not to wait for it. */
    private void acquire(int permits) {
        try {
            while (!slots.tryAcquire(permits, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                requireWell();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }
}
