package dev.waybill.catalog.migration.source.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.waybill.catalog.migration.source.Found;
import dev.waybill.catalog.migration.source.NamedFiles;
import dev.waybill.catalog.migration.source.RecordTarget;
import dev.waybill.catalog.migration.source.Source;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.staging.StagedFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that an application's documents name, with what these say of them. Of each document no more is read than that, a batch
 * in memory at a time. A file that several documents name is told of as often: the first one counts.
 */
final class RecordsSource implements Source {

    private static final Logger log = LoggerFactory.getLogger(RecordsSource.class);
    private static final int BATCH = 200;

    private final Supplier<MongoDatabase> database;
    private final List<RecordTarget> targets;
    private final NamedFiles files;

    RecordsSource(Supplier<MongoDatabase> database, List<RecordTarget> targets, NamedFiles files) {
        this.database = database;
        this.targets = List.copyOf(targets);
        this.files = files;
    }

    @Override
    public String name() {
        return "records";
    }

    @Override
    public String place() {
        return targets.isEmpty()
                ? "MIGRATION_RECORDS"
                : targets.stream().map(RecordTarget::toString).collect(Collectors.joining(", "));
    }

    @Override
    public boolean isThere() {
        return !targets.isEmpty();
    }

    @Override
    public void check() {
        files.require();
        if (targets.isEmpty()) {
            throw nothing(
                    "MIGRATION_RECORDS is not set: it lists fields that name files, such as event_media.file_name");
        }
        for (RecordTarget target : targets) {
            if (!reading(target, () -> records(target).first() != null)) {
                throw nothing(
                        "no document in the collection %s has a %s".formatted(target.collection(), target.field()));
            }
        }
    }

    @Override
    public void walk(Consumer<Found> each) {
        files.require();
        for (RecordTarget target : targets) {
            long elsewhere = reading(target, () -> walk(target, each));
            if (elsewhere > 0) {
                log.info(
                        "{} addresses in {} are none of MIGRATION_ADDRESS_BASES and stay as they are",
                        elsewhere,
                        target);
            }
        }
    }

    /** How many addresses are elsewhere. */
    private long walk(RecordTarget target, Consumer<Found> each) {
        long elsewhere = 0;
        try (var cursor = records(target).batchSize(BATCH).cursor()) {
            while (cursor.hasNext()) {
                Document document = cursor.next();
                for (FileRecord record : FileRecord.in(document, target.field())) {
                    String by = "%s %s".formatted(target.collection(), document.get("_id"));
                    Optional<Found> found = files.find(record.address(), record.told(), by);
                    found.ifPresent(each);
                    elsewhere += found.isEmpty() ? 1 : 0;
                }
            }
        }
        return elsewhere;
    }

    private FindIterable<Document> records(RecordTarget target) {
        return database.get()
                .getCollection(target.collection())
                .find(Filters.exists(target.field()))
                .projection(Projections.include(FileRecord.membersOf(target.field())));
    }

    private static <T> T reading(RecordTarget target, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MongoException e) {
            throw new WaybillException(
                    ErrorCode.MIGRATION_SOURCE, "the collection %s cannot be read".formatted(target.collection()), e);
        }
    }

    private static WaybillException nothing(String message) {
        return new WaybillException(ErrorCode.MIGRATION_SOURCE, message);
    }

    @Override
    public StagedFile bytes(String path) {
        return files.bytes(path);
    }
}
