package dev.waybill.catalog.rebuild.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.mongo.MongoCatalogFiles;
import dev.waybill.catalog.file.mongo.MongoErrors;
import dev.waybill.catalog.rebuild.FreshCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;

/**
 * A collection named after the time it was made, so that what a killed process left is known and goes with the next.
 * Names and keys are not unique in it: of two files that share one it has both, and the catalog in use decides.
 */
final class MongoFreshCatalog implements FreshCatalog {

    private static final String PREFIX = "files_rebuilt_";
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final MongoDatabase database;
    private final String collection;
    private final CatalogFiles files;

    private MongoFreshCatalog(MongoDatabase database, String collection) {
        this.database = database;
        this.collection = collection;
        this.files = new MongoCatalogFiles(database, collection, () -> {});
    }

    static FreshCatalog make(MongoDatabase database, Instant now) {
        return MongoErrors.translated(() -> {
            sweep(database, now);
            String collection = PREFIX + now.toEpochMilli() + "_" + UUID.randomUUID();
            // What a row is replaced by; without it the embedded server reads every document for each.
            database.getCollection(collection)
                    .createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
            return new MongoFreshCatalog(database, collection);
        });
    }

    private static void sweep(MongoDatabase database, Instant now) {
        long latest = now.minus(ABANDONED).toEpochMilli();
        database.listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> name.matches(PREFIX + "\\d{1,18}_.*"))
                .filter(name -> Long.parseLong(name.split("_", 4)[2]) < latest)
                .forEach(name -> database.getCollection(name).drop());
    }

    @Override
    public CatalogFiles files() {
        return files;
    }

    @Override
    public void close() {
        MongoErrors.translated(() -> {
            database.getCollection(collection).drop();
            return true;
        });
    }
}
