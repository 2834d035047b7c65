package dev.waybill.catalog.migration.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;

/**
 * The database that the application keeps its own documents in. It is connected to when it is first asked for, with a client
 * of its own: reading through all of an application's documents takes longer than a request to the catalog may.
 */
public final class ApplicationDatabase implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 5;
    private static final int READ_SECONDS = 60;

    private final ConnectionString connection;
    private @Nullable MongoClient client;

    public ApplicationDatabase(ConnectionString connection) {
        this.connection = connection;
    }

    /** The database. Whether it answers is not asked. */
    public synchronized MongoDatabase get() {
        MongoClient connected = client;
        if (connected == null) {
            connected = MongoClients.create(settings());
            client = connected;
        }
        return connected.getDatabase(Objects.requireNonNullElse(connection.getDatabase(), "waybill"));
    }

    /** What the address itself says of timeouts counts. */
    private MongoClientSettings settings() {
        return MongoClientSettings.builder()
                .applicationName("catalog-service migration")
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .applyToClusterSettings(c -> c.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(s -> s.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS))
                .applyConnectionString(connection)
                .build();
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
