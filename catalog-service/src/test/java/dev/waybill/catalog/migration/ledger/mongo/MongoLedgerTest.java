package dev.waybill.catalog.migration.ledger.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.catalog.migration.ledger.LedgerContract;
import dev.waybill.testkit.Backends;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MongoLedgerTest extends LedgerContract {

    private static MongoClient client;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(Backends.mongo().uri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    protected Ledger create() {
        return new MongoLedger(client.getDatabase("test-" + UUID.randomUUID()), () -> {});
    }
}
