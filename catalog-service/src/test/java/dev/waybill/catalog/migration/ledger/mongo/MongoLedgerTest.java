package dev.waybill.catalog.migration.ledger.mongo;

import dev.waybill.catalog.Databases;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.catalog.migration.ledger.LedgerContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoLedgerTest extends LedgerContract {

    @RegisterExtension
    static final Databases databases = new Databases();

    @Override
    protected Ledger create() {
        return new MongoLedger(databases.next(), () -> {});
    }
}
