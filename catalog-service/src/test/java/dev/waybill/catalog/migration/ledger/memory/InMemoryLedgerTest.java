package dev.waybill.catalog.migration.ledger.memory;

import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.catalog.migration.ledger.LedgerContract;

class InMemoryLedgerTest extends LedgerContract {

    @Override
    protected Ledger create() {
        return new InMemoryLedger();
    }
}
