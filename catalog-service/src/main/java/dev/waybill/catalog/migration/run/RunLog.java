package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.reference.Reference;

/** What people read while a migration runs, and after it. It holds nothing secret. Writing to it never fails a run. */
public interface RunLog {

    /** One that says nothing. */
    RunLog NONE = new RunLog() {
        @Override
        public void run(Run run) {
            // Nobody reads it.
        }

        @Override
        public void file(Entry entry) {
            // Nobody reads it.
        }

        @Override
        public void reference(RunId run, Reference reference) {
            // Nobody reads it.
        }
    };

    /** A run began, went on or ended. */
    void run(Run run);

    /** What became of a file. */
    void file(Entry entry);

    void reference(RunId run, Reference reference);
}
