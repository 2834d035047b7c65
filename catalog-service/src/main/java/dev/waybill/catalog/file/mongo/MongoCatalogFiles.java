package dev.waybill.catalog.file.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.Criteria;
import dev.waybill.catalog.file.Position;
import dev.waybill.catalog.file.SaveOutcome;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.FileStatus;
import dev.waybill.file.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the collection {@code files}. Writes wait for the journals of a majority, and callers are only shown what a
 * majority has: a write that is rolled back after a failover was never acknowledged and never seen.
 */
public final class MongoCatalogFiles implements CatalogFiles {

    static final String COLLECTION = "files";

    private static final WriteConcern DURABLE =
            WriteConcern.MAJORITY.withJournal(true).withWTimeout(3, TimeUnit.SECONDS);
    private static final BulkWriteOptions EACH_BY_ITSELF = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> settled;
    private final MongoCollection<Document> latest;
    private final Runnable requireSchema;

    /** @param requireSchema throws while the indexes, which every call relies on, are not there */
    public MongoCatalogFiles(MongoDatabase database, Runnable requireSchema) {
        this(database, COLLECTION, requireSchema);
    }

    /** Another catalog beside the one that is in use. Names and keys are unique in it only if it has such indexes. */
    public MongoCatalogFiles(MongoDatabase database, String collection, Runnable requireSchema) {
        MongoCollection<Document> files = database.getCollection(collection).withWriteConcern(DURABLE);
        this.settled = files.withReadConcern(ReadConcern.MAJORITY);
        this.latest = files.withReadConcern(ReadConcern.LOCAL);
        this.requireSchema = requireSchema;
    }

    @Override
    public Optional<CatalogEntry> findById(FileId id) {
        return findOne(eq(Fields.ID, id.toString()));
    }

    @Override
    public Optional<CatalogEntry> findByName(FileName name) {
        return findOne(eq(Fields.NAME, name.value()));
    }

    @Override
    public Optional<CatalogEntry> findByKey(ObjectKey key) {
        return findOne(eq(Fields.KEY, key.value()));
    }

    /** As of this moment, even if a failover may still undo it: what is saved on top of it is checked by version. */
    @Override
    public Map<FileId, CatalogEntry> findAll(Collection<FileId> ids) {
        List<String> texts = ids.stream().map(FileId::toString).toList();
        return call(() -> latest.find(in(Fields.ID, texts)).into(new ArrayList<>())).stream()
                .map(Reading::entry)
                .collect(Collectors.toMap(CatalogEntry::id, Function.identity()));
    }

    @Override
    public Map<FileId, SaveOutcome> saveAll(Collection<CatalogEntry> changed) {
        List<CatalogEntry> entries = List.copyOf(changed);
        Map<FileId, SaveOutcome> outcomes = new HashMap<>();
        entries.forEach(entry -> outcomes.put(entry.id(), SaveOutcome.SAVED));
        List<CatalogEntry> refused = call(() -> write(entries));
        if (!refused.isEmpty()) {
            var present = findAll(refused.stream().map(CatalogEntry::id).toList());
            refused.forEach(entry -> outcomes.put(entry.id(), why(entry, present.get(entry.id()))));
        }
        return outcomes;
    }

    @Override
    public List<CatalogEntry> list(Criteria criteria, @Nullable Position after, int limit) {
        return call(() -> settled.find(Queries.filter(criteria, after))
                .sort(Queries.newestFirst())
                .limit(limit)
                .map(Reading::entry)
                .into(new ArrayList<>()));
    }

    @Override
    public List<CatalogEntry> listById(@Nullable FileId after, int limit) {
        Bson filter = after == null ? new Document() : gt(Fields.ID, after.toString());
        return call(() -> settled.find(filter)
                .sort(new Document(Fields.ID, 1))
                .limit(limit)
                .map(Reading::entry)
                .into(new ArrayList<>()));
    }

    @Override
    public List<CatalogEntry> listByKey(@Nullable ObjectKey after, int limit) {
        Bson beyond = after == null ? new Document() : gt(Fields.KEY, after.value());
        return call(() -> settled.find(beyond)
                .sort(ascending(Fields.KEY))
                .limit(limit)
                .map(Reading::entry)
                .into(new ArrayList<>()));
    }

    /** A plain document, since the embedded server reads everything for the driver's {@code and}. */
    @Override
    public List<CatalogEntry> listStoredIn(String bucket, @Nullable FileId after, int limit) {
        Document stored = new Document(Fields.STORED_IN, bucket).append(Fields.STATUS, FileStatus.STORED.toString());
        if (after != null) {
            stored.append(Fields.ID, new Document("$gt", after.toString()));
        }
        return call(() -> settled.find(stored)
                .sort(ascending(Fields.ID))
                .limit(limit)
                .map(Reading::entry)
                .into(new ArrayList<>()));
    }

    /** The entries that met a duplicate key. */
    private List<CatalogEntry> write(List<CatalogEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        try {
            latest.bulkWrite(entries.stream().map(MongoCatalogFiles::write).toList(), EACH_BY_ITSELF);
            return List.of();
        } catch (MongoBulkWriteException e) {
            boolean onlyDuplicates = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error ->
                                    ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY);
            if (!onlyDuplicates) {
                throw e;
            }
            return e.getWriteErrors().stream()
                    .map(BulkWriteError::getIndex)
                    .map(entries::get)
                    .toList();
        }
    }

    /**
     * An entry that was loaded is replaced only at the version it was loaded with. If that has moved on, nothing matches
     * and the upsert tries to insert: so one that came too late meets a duplicate {@code _id}, and says which it was.
     * The filter is a plain document: the driver's {@code and} becomes {@code $and}, for which the embedded server reads
     * every document.
     */
    private static WriteModel<Document> write(CatalogEntry entry) {
        Document document = Writing.document(entry.saved());
        return entry.version() == 0
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(
                        new Document(Fields.ID, entry.id().toString()).append(Fields.VERSION, entry.version()),
                        document,
                        OR_INSERT);
    }

    /** Looked up rather than read from the server's message, whose wording is no contract. */
    private static SaveOutcome why(CatalogEntry refused, @Nullable CatalogEntry present) {
        long version = present == null ? 0 : present.version();
        return version == refused.version() ? SaveOutcome.TAKEN : SaveOutcome.CHANGED;
    }

    private Optional<CatalogEntry> findOne(Bson filter) {
        return call(() -> Optional.ofNullable(settled.find(filter).first())).map(Reading::entry);
    }

    private <T> T call(Supplier<T> call) {
        requireSchema.run();
        return MongoErrors.translated(call);
    }
}
