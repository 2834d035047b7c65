package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.ReferenceTally;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.reference.AddressBook;
import dev.waybill.catalog.migration.reference.Reference;
import dev.waybill.catalog.migration.reference.References;

/** Has references replaced, looked at or put back, and counts. */
final class Referring {

    private final RunId run;
    private final References references;
    private final AddressBook addresses;
    private final Watch watch;
    private final RunLog log;
    private ReferenceTally tally = ReferenceTally.NONE;

    Referring(RunId run, References references, AddressBook addresses, Watch watch, RunLog log) {
        this.run = run;
        this.references = references;
        this.addresses = addresses;
        this.watch = watch;
        this.log = log;
    }

    /** What replacing would do. */
    void look() {
        references.look(addresses, this::count, watch::isStopped);
        watch.require();
    }

    /** Those of files that are stored. What was replaced before a stop is not counted again: it stands there no more. */
    void replace(ReferenceTally before) {
        tally = new ReferenceTally(before.replaced(), 0, 0, 0);
        references.replace(run.toString(), addresses, this::count, watch::isStopped);
        watch.require();
    }

    /** Old addresses that stand somewhere still, or again. */
    void lookForLeftovers(ReferenceTally before) {
        tally = new ReferenceTally(before.replaced(), 0, 0, before.restored());
        references.look(addresses, reference -> count(reference.left()), watch::isStopped);
        watch.require();
        watch.update(progress -> progress.with(tally));
    }

    void undo() {
        references.undo(run.toString(), this::count, watch::isStopped);
        watch.require();
    }

    private void count(Reference reference) {
        tally = tally.plus(reference.change());
        ReferenceTally now = tally;
        watch.update(progress -> progress.with(now));
        log.reference(run, reference);
    }
}
