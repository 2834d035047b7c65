package dev.waybill.catalog.migration.reference.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import dev.waybill.catalog.migration.reference.Target;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;

/** Tries what replacing takes, without changing anything. */
final class TargetCheck {

    private final Predicate<String> ours;

    /** @param ours whether a collection is Waybill's own, which nobody's addresses are replaced in */
    TargetCheck(Predicate<String> ours) {
        this.ours = ours;
    }

    /** @throws WaybillException {@link ErrorCode#MIGRATION_REFERENCES}, with what to do */
    void run(MongoDatabase database, List<Target> targets) {
        Set<String> collections =
                targets.stream().map(Target::collection).collect(Collectors.toCollection(TreeSet::new));
        try {
            requireThere(database, collections);
            collections.forEach(name -> tryOut(database.getCollection(name, BsonDocument.class)));
        } catch (MongoException e) {
            throw new WaybillException(
                    ErrorCode.MIGRATION_REFERENCES,
                    "the database %s cannot be read or changed: %s".formatted(database.getName(), e.getMessage()),
                    e);
        }
    }

    private void requireThere(MongoDatabase database, Set<String> collections) {
        collections.stream().filter(ours).findFirst().ifPresent(name -> {
            throw new WaybillException(
                    ErrorCode.MIGRATION_REFERENCES, "the collection %s is Waybill's own".formatted(name));
        });
        Set<String> missing = new TreeSet<>(collections);
        if (!missing.isEmpty()) {
            missing.removeAll(database.listCollectionNames().into(new ArrayList<>()));
        }
        if (!missing.isEmpty()) {
            throw new WaybillException(
                    ErrorCode.MIGRATION_REFERENCES,
                    "the database %s has no collection %s".formatted(database.getName(), String.join(", ", missing)));
        }
    }

    private static void tryOut(MongoCollection<BsonDocument> collection) {
        collection.find().limit(1).first();
        BsonDocument nobody = new BsonDocument(DocumentIds.FIELD, new BsonObjectId());
        collection.updateOne(nobody, Updates.set("waybill", "check"));
    }
}
