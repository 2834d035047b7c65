package dev.waybill.catalog.migration.run;

/** Somebody wants the run to stand still or to end, or this process is going down. What was done is in the ledger. */
final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StoppedException() {
        super("stopped", null, false, false);
    }
}
