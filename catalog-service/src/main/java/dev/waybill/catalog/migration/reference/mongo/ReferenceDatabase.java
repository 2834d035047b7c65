package dev.waybill.catalog.migration.reference.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The application's database, with a client of its own unless it is the catalog's. */
final class ReferenceDatabase implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 5;
    private static final int READ_SECONDS = 30;

    private final MongoDatabase database;
    private final @Nullable MongoClient client;

    private ReferenceDatabase(MongoDatabase database, @Nullable MongoClient client) {
        this.database = database;
        this.client = client;
    }

    static ReferenceDatabase ofCatalog(MongoDatabase database) {
        return new ReferenceDatabase(database, null);
    }

    /** @param uri with the name of a database; what it says of timeouts counts */
    static ReferenceDatabase at(String uri) {
        ConnectionString connection = new ConnectionString(uri);
        MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applicationName("catalog-service migration")
                .applyToClusterSettings(c -> c.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(s -> s.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS))
                .applyConnectionString(connection)
                .build());
        return new ReferenceDatabase(
                client.getDatabase(Objects.requireNonNull(connection.getDatabase(), "the URI names a database")),
                client);
    }

    MongoDatabase database() {
        return database;
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
