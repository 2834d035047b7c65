package dev.waybill.catalog.migration.reference.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.waybill.catalog.file.mongo.MongoErrors;
import dev.waybill.catalog.migration.reference.ChangeLog;
import dev.waybill.catalog.migration.reference.PlaceChange;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** Changes in a collection of the catalog's database. Writes wait for the journals of a majority. */
final class MongoChangeLog implements ChangeLog {

    static final String COLLECTION = "migration_changes";

    private static final WriteConcern DURABLE =
            WriteConcern.MAJORITY.withJournal(true).withWTimeout(10, TimeUnit.SECONDS);
    private static final BulkWriteOptions EACH_BY_ITSELF = new BulkWriteOptions().ordered(false);
    private static final int AT_A_TIME = 100;

    private final MongoCollection<BsonDocument> changes;

    MongoChangeLog(MongoDatabase database) {
        this.changes = database.getCollection(COLLECTION, BsonDocument.class)
                .withWriteConcern(DURABLE)
                .withReadConcern(ReadConcern.MAJORITY);
    }

    @Override
    public long last(String run) {
        BsonDocument last = MongoErrors.translated(() -> changes.find(of(run))
                .projection(new BsonDocument())
                .sort(Sorts.descending(DocumentIds.FIELD))
                .limit(1)
                .first());
        return last == null ? 0 : ChangeDocuments.number(last);
    }

    @Override
    public void add(List<PlaceChange> added) {
        if (!added.isEmpty()) {
            MongoErrors.translated(() -> changes.insertMany(
                    added.stream().map(ChangeDocuments::document).toList()));
        }
    }

    @Override
    public void mark(List<PlaceChange> marked, PlaceChange.State state) {
        Bson update = Updates.set(ChangeDocuments.STATE, ChangeDocuments.text(state));
        write(marked, change -> new UpdateOneModel<>(ChangeDocuments.id(change), update));
    }

    @Override
    public void remove(List<PlaceChange> removed) {
        write(removed, change -> new DeleteOneModel<>(ChangeDocuments.id(change)));
    }

    private void write(List<PlaceChange> written, Function<PlaceChange, WriteModel<BsonDocument>> model) {
        if (!written.isEmpty()) {
            MongoErrors.translated(
                    () -> changes.bulkWrite(written.stream().map(model).toList(), EACH_BY_ITSELF));
        }
    }

    @Override
    public void each(String run, Order order, Consumer<PlaceChange> each, BooleanSupplier stop) {
        String id = DocumentIds.FIELD;
        MongoErrors.translated(() -> {
            var found = changes.find(of(run))
                    .sort(order == Order.FIRST_FIRST ? Sorts.ascending(id) : Sorts.descending(id))
                    .batchSize(AT_A_TIME);
            try (MongoCursor<BsonDocument> all = found.iterator()) {
                while (!stop.getAsBoolean() && all.hasNext()) {
                    each.accept(ChangeDocuments.change(all.next()));
                }
            }
            return true;
        });
    }

    private static Bson of(String run) {
        return Filters.and(
                Filters.gte(DocumentIds.FIELD, ChangeDocuments.first(run)),
                Filters.lte(DocumentIds.FIELD, ChangeDocuments.last(run)));
    }
}
