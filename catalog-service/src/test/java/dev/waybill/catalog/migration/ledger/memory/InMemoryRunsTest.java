package dev.waybill.catalog.migration.ledger.memory;

import dev.waybill.catalog.migration.ledger.Runs;
import dev.waybill.catalog.migration.ledger.RunsContract;

class InMemoryRunsTest extends RunsContract {

    @Override
    protected Runs create() {
        return new InMemoryRuns();
    }
}
