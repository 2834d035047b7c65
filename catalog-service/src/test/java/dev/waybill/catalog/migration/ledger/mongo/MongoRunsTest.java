package dev.waybill.catalog.migration.ledger.mongo;

import dev.waybill.catalog.Databases;
import dev.waybill.catalog.migration.ledger.Runs;
import dev.waybill.catalog.migration.ledger.RunsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoRunsTest extends RunsContract {

    @RegisterExtension
    static final Databases databases = new Databases();

    @Override
    protected Runs create() {
        return new MongoRuns(databases.next(), () -> {});
    }
}
