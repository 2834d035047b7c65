package dev.waybill.catalog.migration.ledger.mongo;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import dev.waybill.catalog.file.mongo.MongoErrors;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.Tally;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.file.FileName;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Entries in the collection {@code migration_files}, names in {@code migration_names}. */
final class MongoLedger implements Ledger {

    private static final int BATCH = 500;
    private static final BulkWriteOptions EACH_BY_ITSELF = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> files;
    private final MongoCollection<Document> names;
    private final Runnable requireSchema;

    /** @param requireSchema throws while the indexes are not there */
    MongoLedger(MongoDatabase database, Runnable requireSchema) {
        this.files = database.getCollection("migration_files").withWriteConcern(Documents.DURABLE);
        this.names = database.getCollection("migration_names").withWriteConcern(Documents.DURABLE);
        this.requireSchema = requireSchema;
    }

    @Override
    public void add(Collection<Entry> entries) {
        if (!entries.isEmpty()) {
            call(() -> insert(entries.stream().map(EntryDocuments::document).toList()));
        }
    }

    private boolean insert(List<Document> documents) {
        try {
            return files.insertMany(documents, new InsertManyOptions().ordered(false))
                    .wasAcknowledged();
        } catch (MongoBulkWriteException e) {
            boolean onlyDuplicates = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error ->
                                    ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY);
            if (onlyDuplicates) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void save(Collection<Entry> entries) {
        if (!entries.isEmpty()) {
            List<WriteModel<Document>> writes =
                    entries.stream().map(MongoLedger::replacement).toList();
            call(() -> files.bulkWrite(writes, EACH_BY_ITSELF));
        }
    }

    private static WriteModel<Document> replacement(Entry entry) {
        return new ReplaceOneModel<>(
                new Document(Documents.ID, EntryDocuments.id(entry.run(), entry.path())),
                EntryDocuments.document(entry));
    }

    @Override
    public Optional<Entry> find(RunId run, String path) {
        Document id = new Document(Documents.ID, EntryDocuments.id(run, path));
        return call(() -> Optional.ofNullable(files.find(id).first())).map(EntryDocuments::entry);
    }

    /** A cursor that the server dropped, since whoever is told took longer than it waits, is opened again where it was. */
    @Override
    public void each(RunId run, @Nullable EntryState state, Consumer<Entry> each) {
        String after = EntryDocuments.id(run, "");
        while (after != null) {
            after = eachAfter(after, run, state, each);
        }
    }

    /** @return where to go on, or null at the end */
    private @Nullable String eachAfter(String begin, RunId run, @Nullable EntryState state, Consumer<Entry> each) {
        Document filter = new Document(Documents.ID, new Document("$gt", begin).append("$lt", EntryDocuments.end(run)));
        if (state != null) {
            filter.append(EntryDocuments.STATE, state.toString());
        }
        String last = begin;
        try (var cursor = call(() -> files.find(filter)
                .sort(ascending(Documents.ID))
                .batchSize(BATCH)
                .cursor())) {
            for (Document next = next(cursor); next != null; next = next(cursor)) {
                last = next.getString(Documents.ID);
                each.accept(EntryDocuments.entry(next));
            }
            return null;
        } catch (CursorLostException e) {
            return last;
        }
    }

    private @Nullable Document next(Iterator<Document> cursor) {
        return call(() -> {
            try {
                return cursor.hasNext() ? cursor.next() : null;
            } catch (MongoCursorNotFoundException e) {
                throw new CursorLostException();
            }
        });
    }

    /** Counted here: a million figures pass by in seconds, and the embedded server does no aggregation that would help. */
    @Override
    public Tally tally(RunId run) {
        Tally[] tally = {Tally.EMPTY};
        Document filter = new Document(
                Documents.ID, new Document("$gt", EntryDocuments.id(run, "")).append("$lt", EntryDocuments.end(run)));
        call(() -> {
            files.find(filter)
                    .projection(new Document(EntryDocuments.STATE, 1).append(EntryDocuments.SIZE, 1))
                    .forEach(document -> tally[0] = tally[0].plus(
                            EntryState.of(document.getString(EntryDocuments.STATE)),
                            document.getLong(EntryDocuments.SIZE)));
            return true;
        });
        return tally[0];
    }

    @Override
    public boolean claim(RunId run, FileName name, String path) {
        Document id = new Document(Documents.ID, EntryDocuments.id(run, name.value()));
        return call(() -> Documents.insert(names, new Document(id).append("path", path))
                || path.equals(Optional.ofNullable(names.find(id).first())
                        .map(holder -> holder.getString("path"))
                        .orElse(path)));
    }

    private <T extends @Nullable Object> T call(Supplier<T> call) {
        requireSchema.run();
        return MongoErrors.translated(call);
    }

    private static final class CursorLostException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
