package dev.waybill.catalog;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.waybill.testkit.Backends;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Empty databases of the tests' MongoDB, for a class that registers it. */
public final class Databases implements BeforeAllCallback, AfterAllCallback {

    private MongoClient client;

    @Override
    public void beforeAll(ExtensionContext context) {
        client = MongoClients.create(Backends.mongo().uri());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
    }

    /** One that nobody else has. */
    public MongoDatabase next() {
        return client.getDatabase("test-" + UUID.randomUUID());
    }
}
