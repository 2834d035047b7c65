package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.Failure;
import dev.waybill.catalog.migration.Draft;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.error.ErrorCode;
import dev.waybill.file.FileId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the catalog to hear what became of files that were carried, and writes it down. That the catalog says so is
 * what makes a file stored: its event has been all the way round.
 */
final class Settlement {

    /** Each look asks for all that are on their way. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** The catalog hears of a file long before that. */
    private static final Duration UNHEARD_OF = Duration.ofSeconds(30);

    /** Files asked for at once. */
    private static final int PAGE = 500;

    /** Files on their way, so that what is remembered of them stays small while the catalog is slow to hear. */
    private static final int MOST = 2 * PAGE;

    private final Outfit outfit;
    private final CatalogFiles catalog;
    private final Ledger ledger;
    private final Addresses addresses;
    private final Watch watch;
    private final Patience patience;
    private final Meter meter;
    private final RunLog log;
    private final ConcurrentMap<FileId, OnItsWay> carried = new ConcurrentHashMap<>();
    private volatile @Nullable RuntimeException trouble;

    Settlement(
            Outfit outfit,
            CatalogFiles catalog,
            Ledger ledger,
            Addresses addresses,
            Watch watch,
            Meter meter,
            RunLog log) {
        this.outfit = outfit;
        this.catalog = catalog;
        this.ledger = ledger;
        this.addresses = addresses;
        this.watch = watch;
        this.patience = new Patience(watch);
        this.meter = meter;
        this.log = log;
    }

    void carried(Entry entry) {
        carried.put(entry.required().id(), new OnItsWay(entry, System.nanoTime()));
    }

    /** It is not carried after all. */
    void forget(Entry entry) {
        outfit.settled(entry.required().id());
    }

    /** Looks until nothing is on its way; whoever interrupts it ends it early. */
    void lookUntilInterrupted() {
        try {
            while (!watch.isStopped()) {
                settle();
                pause();
                watch.update(now -> meter.read(now, carried.size()));
            }
        } catch (RuntimeException e) {
            trouble = e;
        }
    }

    /** Returns once there are not too many on their way. @throws StoppedException when the run is to stop first */
    void awaitFewer() {
        awaitAtMost(MOST);
    }

    /** Returns once nothing is on its way. @throws StoppedException when the run is to stop first */
    void awaitAll() {
        awaitAtMost(0);
    }

    private void awaitAtMost(int count) {
        requireWell();
        while (carried.size() > count) {
            watch.require();
            pause();
            requireWell();
        }
    }

    /** @throws RuntimeException what ended the looking, after which nobody would be told of anything */
    void requireWell() {
        RuntimeException e = trouble;
        if (e != null) {
            throw e;
        }
    }

    private void settle() {
        List<Entry> settled = new ArrayList<>();
        List<FileId> ids = carried.keySet().stream().limit(PAGE).toList();
        Map<FileId, CatalogEntry> known = patience.call(() -> catalog.findAll(ids));
        for (FileId id : ids) {
            OnItsWay file = carried.get(id);
            if (file != null) {
                CatalogEntry heard = known.get(id);
                (heard == null ? outdone(file) : outcome(file.entry(), heard)).ifPresent(settled::add);
            }
        }
        if (!settled.isEmpty()) {
            patience.run(() -> ledger.save(settled));
            settled.forEach(this::done);
        }
    }

    /** Of a file whose key or name another one was given in the meantime, the catalog never hears. */
    private Optional<Entry> outdone(OnItsWay file) {
        long now = System.nanoTime();
        if (now - file.since() < UNHEARD_OF.toNanos()) {
            return Optional.empty();
        }
        Entry entry = file.entry();
        Draft draft = entry.required();
        carried.put(draft.id(), new OnItsWay(entry, now));
        return patience.call(() -> catalog.findByKey(draft.key()).or(() -> catalog.findByName(draft.filename())))
                .filter(other -> !other.id().equals(draft.id()))
                .map(other -> entry.conflicting("file %s has the key or the name by now".formatted(other.id())));
    }

    private Optional<Entry> outcome(Entry entry, CatalogEntry file) {
        return switch (file.status()) {
            case STAGED -> Optional.empty();
            case STORED -> stored(entry, file);
            case FAILED -> Optional.of(failed(entry, file.standing().failure()));
            case DELETING, DELETED ->
                Optional.of(entry.failed(ErrorCode.FILE_DELETED, "somebody deleted it meanwhile"));
        };
    }

    private Optional<Entry> stored(Entry entry, CatalogEntry file) {
        if (!outfit.store().bucket().equals(file.standing().bucket())) {
            return Optional.empty();
        }
        patience.run(() -> addresses.tell(entry, file.details()));
        return Optional.of(entry.stored(file.details().sha256()));
    }

    private static Entry failed(Entry entry, @Nullable Failure failure) {
        if (failure == null) {
            return entry.failed(ErrorCode.FILE_FAILED, "a worker gave it up");
        }
        return failure.code() == ErrorCode.KEY_TAKEN
                ? entry.conflicting(failure.message())
                : entry.failed(failure.code(), failure.message());
    }

    private void done(Entry entry) {
        carried.remove(entry.required().id());
        outfit.settled(entry.required().id());
        meter.done(entry.size());
        watch.moved(EntryState.PLANNED, entry.state(), entry.size());
        log.file(entry);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param since by {@link System#nanoTime}: when it was carried, or last looked for by its key and name */
    private record OnItsWay(Entry entry, long since) {}
}
