package dev.waybill.catalog.migration.reference.mongo;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import dev.waybill.catalog.migration.reference.ApplicationTexts;
import dev.waybill.catalog.migration.reference.DocumentId;
import dev.waybill.catalog.migration.reference.Place;
import dev.waybill.catalog.migration.reference.PlacedText;
import dev.waybill.catalog.migration.reference.Target;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Documents of an application's database, read from its primary. Nothing but the texts is ever written, each by an
 * update of its own on condition that it is as it was read, so what the application itself changes in the same document
 * stays.
 */
final class MongoTexts implements ApplicationTexts {

    private static final WriteConcern DURABLE =
            WriteConcern.MAJORITY.withJournal(true).withWTimeout(10, TimeUnit.SECONDS);
    private static final Bson BY_ID = new BsonDocument(DocumentIds.FIELD, new BsonInt32(1));
    private static final int AT_A_TIME = 50;
    /** An update names the text before and the text after, and may itself be no larger than a document: 16 MiB. */
    private static final int LARGEST_UPDATE = 15 << 20;
    /** A document too large, against its collection's schema, or not unique any more. */
    private static final Set<Integer> REFUSALS = Set.of(10334, 17419, 17420, 121, 11000);

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

    private final MongoDatabase database;
    private final List<Target> targets;
    private final TargetCheck check;

    /** @param check what {@link #check} does */
    MongoTexts(MongoDatabase database, List<Target> targets, TargetCheck check) {
        this.database = database.withReadPreference(ReadPreference.primary()).withWriteConcern(DURABLE);
        this.targets = List.copyOf(targets);
        this.check = check;
    }

    @Override
    public List<Target> targets() {
        return targets;
    }

    @Override
    public void check() {
        check.run(database, targets);
    }

    @Override
    public void walk(Consumer<List<PlacedText>> each, BooleanSupplier stop) {
        for (String collection :
                targets.stream().map(Target::collection).distinct().toList()) {
            call(() -> walk(collection, each, stop));
        }
    }

    private boolean walk(String collection, Consumer<List<PlacedText>> each, BooleanSupplier stop) {
        FindIterable<BsonDocument> all = collection(collection)
                .find()
                .projection(projection(collection))
                .sort(BY_ID)
                .batchSize(AT_A_TIME);
        try (MongoCursor<BsonDocument> documents = all.iterator()) {
            while (!stop.getAsBoolean() && documents.hasNext()) {
                List<PlacedText> found = texts(collection, documents.next());
                if (!found.isEmpty()) {
                    each.accept(found);
                }
            }
        }
        return true;
    }

    @Override
    public List<PlacedText> read(String collection, DocumentId id) {
        BsonDocument document = call(() -> collection(collection)
                .find(withId(id))
                .projection(projection(collection))
                .first());
        return document == null ? List.of() : texts(collection, document);
    }

    @Override
    public Optional<String> text(Place place) {
        String topLevel = place.path().split("\\.", 2)[0];
        BsonValue value = call(() -> collection(place.target().collection())
                .find(withId(place.document()))
                .projection(Projections.include(topLevel))
                .first());
        for (String member : place.path().split("\\.")) {
            value = member(value, member);
        }
        return value instanceof BsonString text ? Optional.of(text.getValue()) : Optional.empty();
    }

    private static @Nullable BsonValue member(@Nullable BsonValue holder, String name) {
        if (holder instanceof BsonArray values && name.matches("\\d{1,9}")) {
            int index = Integer.parseInt(name);
            return index < values.size() ? values.get(index) : null;
        }
        return holder instanceof BsonDocument members ? members.get(name) : null;
    }

    @Override
    public Swap swap(Place place, String before, String after) {
        if (bytes(before) + bytes(after) > LARGEST_UPDATE) {
            return Swap.REFUSED;
        }
        BsonDocument asRead = withId(place.document()).append(place.path(), new BsonString(before));
        BsonDocument update = new BsonDocument("$set", new BsonDocument(place.path(), new BsonString(after)));
        return call(() -> {
            try {
                long matched = collection(place.target().collection())
                        .updateOne(asRead, update)
                        .getMatchedCount();
                return matched == 1 ? Swap.DONE : Swap.CHANGED_MEANWHILE;
            } catch (MongoWriteException e) {
                if (REFUSALS.contains(e.getError().getCode())) {
                    return Swap.REFUSED;
                }
                throw e;
            }
        });
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private List<PlacedText> texts(String collection, BsonDocument document) {
        DocumentId id = DocumentIds.in(document, DocumentIds.FIELD);
        return Target.texts(targets, collection, id, PlainValues.of(document));
    }

    private @Nullable Bson projection(String collection) {
        List<Target> fields = of(collection);
        return fields.stream().anyMatch(target -> target.topLevel().equals("*"))
                ? null
                : Projections.include(
                        fields.stream().map(Target::topLevel).distinct().toList());
    }

    private List<Target> of(String collection) {
        return targets.stream()
                .filter(target -> target.collection().equals(collection))
                .toList();
    }

    private MongoCollection<BsonDocument> collection(String name) {
        return database.getCollection(name, BsonDocument.class);
    }

    private static BsonDocument withId(DocumentId id) {
        return new BsonDocument(DocumentIds.FIELD, DocumentIds.bson(id));
    }

    private static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException e) {
            throw new WaybillException(
                            ErrorCode.CATALOG_UNAVAILABLE,
                            "the database of MIGRATION_REFERENCES_URI does not answer as it should",
                            e)
                    .retryAfter(COME_BACK_AFTER);
        }
    }
}
