package dev.waybill.catalog.migration.ledger.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.waybill.catalog.migration.ledger.Runs;
import dev.waybill.catalog.migration.ledger.RunsContract;
import dev.waybill.testkit.Backends;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MongoRunsTest extends RunsContract {

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
    protected Runs create() {
        return new MongoRuns(client.getDatabase("test-" + UUID.randomUUID()), () -> {});
    }
}
