package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.migration.Check;
import dev.waybill.catalog.migration.Mode;
import dev.waybill.catalog.migration.Phase;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.Tally;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.catalog.migration.reference.AddressBook;
import dev.waybill.catalog.migration.reference.References;
import dev.waybill.catalog.migration.source.Source;
import dev.waybill.error.WaybillException;
import java.util.ArrayList;
import java.util.List;

/** One phase of a run, and what comes after it. */
final class Stage {

    private static final String MOVED = "local";

    private final Run run;
    private final Outfit outfit;
    private final Ledger ledger;
    private final CatalogFiles catalog;
    private final References references;
    private final Addresses addresses;
    private final Watch watch;
    private final Patience patience;
    private final RunLog log;

    Stage(
            Run run,
            Outfit outfit,
            Ledger ledger,
            CatalogFiles catalog,
            References references,
            Relocations relocations,
            Watch watch,
            RunLog log) {
        this.run = run;
        this.outfit = outfit;
        this.ledger = ledger;
        this.catalog = catalog;
        this.references = references;
        this.addresses = new Addresses(run.id(), ledger, run.order().bucket(), relocations);
        this.watch = watch;
        this.patience = new Patience(watch);
        this.log = log;
    }

    /** @throws StoppedException when it is not at its end, and the run is to stop */
    Phase perform() {
        return switch (run.phase()) {
            case PREFLIGHT -> check();
            case PLANNING -> plan();
            case CARRYING -> carry();
            case REFERRING -> refer();
            case VERIFYING -> verify();
            case UNDOING -> undo();
            case COMPLETED, COMPLETED_WITH_ERRORS, FAILED_PREFLIGHT, ABORTED, UNDONE -> run.phase();
        };
    }

    private Phase check() {
        List<Check> checks = new ArrayList<>();
        outfit.check(check -> tell(checks, check));
        tell(checks, checkReferences());
        boolean well = checks.stream().allMatch(Check::ok);
        if (!well) {
            return Phase.FAILED_PREFLIGHT;
        }
        return run.order().mode() == Mode.CHECK_ONLY ? Phase.COMPLETED : Phase.PLANNING;
    }

    private void tell(List<Check> checks, Check check) {
        watch.require();
        checks.add(check);
        watch.update(now -> now.with(List.copyOf(checks)));
    }

    private Check checkReferences() {
        try {
            references.check();
            List<String> targets = references.targets();
            return new Check(
                    "references",
                    true,
                    targets.isEmpty()
                            ? "none are configured; MIGRATION_REFERENCES names them"
                            : "can be changed in " + String.join(", ", targets));
        } catch (WaybillException e) {
            return new Check("references", false, e.message());
        }
    }

    private Phase plan() {
        boolean isRun = run.order().mode() == Mode.RUN;
        var planner = new Planner(run.id(), catalog, outfit.store(), ledger, !isRun);
        new Planning(planner, ledger, watch, log).plan(outfit.sources());
        Tally tally = patience.call(() -> ledger.tally(run.id()));
        watch.counted(tally);
        if (isRun) {
            return Phase.CARRYING;
        }
        patience.run(() -> referring(addresses.asPlanned()).look());
        return tally.hasErrors() ? Phase.COMPLETED_WITH_ERRORS : Phase.COMPLETED;
    }

    private Phase carry() {
        for (Source source : outfit.sources()) {
            patience.run(() -> source.keepBesides());
        }
        watch.counted(patience.call(() -> ledger.tally(run.id())));
        var settlement = new Settlement(outfit, catalog, ledger, addresses, watch, new Meter(System::nanoTime), log);
        Thread settling = Thread.ofVirtual().name("migration-settlement").start(settlement::lookUntilInterrupted);
        try {
            new Haulage(run.id(), outfit, ledger, catalog, settlement, watch, log).haul();
        } finally {
            settling.interrupt();
        }
        watch.counted(patience.call(() -> ledger.tally(run.id())));
        return Phase.REFERRING;
    }

    private Phase refer() {
        patience.run(() -> referring(addresses).replace(watch.progress().references()));
        return Phase.VERIFYING;
    }

    private Phase verify() {
        boolean sound = new Inspection(run.id(), outfit.store(), ledger, watch, log).inspect();
        patience.run(
                () -> referring(addresses).lookForLeftovers(watch.progress().references()));
        Tally tally = patience.call(() -> ledger.tally(run.id()));
        boolean isWhole = tally.files(EntryState.PLANNED) == 0 && !tally.hasErrors();
        return sound && isWhole ? Phase.COMPLETED : Phase.COMPLETED_WITH_ERRORS;
    }

    private Phase undo() {
        patience.run(() -> referring(addresses).undo());
        // What was on its way when the run was aborted may have arrived.
        ledger.each(run.id(), EntryState.STORED, this::tellBack);
        ledger.each(run.id(), EntryState.PLANNED, this::tellBack);
        return Phase.UNDONE;
    }

    /** What local storage still has, it serves again; the objects stay where they are, too. */
    private void tellBack(Entry entry) {
        watch.require();
        if (entry.source().equals(MOVED) && isStillThere(entry)) {
            patience.run(() -> catalog.findById(entry.required().id())
                    .filter(file -> !file.isGone()
                            && run.order().bucket().equals(file.standing().bucket()))
                    .ifPresent(file -> addresses.tellBack(entry, file.details())));
        }
    }

    private boolean isStillThere(Entry entry) {
        return outfit.sources().stream()
                .filter(source -> source.name().equals(MOVED))
                .anyMatch(source -> {
                    try {
                        return patience.call(() -> source.bytes(entry.path())).size() == entry.size();
                    } catch (WaybillException e) {
                        return false;
                    }
                });
    }

    private Referring referring(AddressBook book) {
        return new Referring(run.id(), references, book, watch, log);
    }
}
