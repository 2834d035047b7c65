package dev.waybill.catalog.deadletter.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import dev.waybill.catalog.deadletter.Content;
import dev.waybill.catalog.deadletter.DeadLetter;
import dev.waybill.catalog.deadletter.DeadLetterBox;
import dev.waybill.catalog.deadletter.DeadLetterId;
import dev.waybill.catalog.deadletter.DeskQuery;
import dev.waybill.catalog.deadletter.DeskStatus;
import dev.waybill.catalog.file.mongo.MongoErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Dead letters in the collection {@code dead_letters}. Writes wait for the journals of a majority. */
final class MongoDeadLetterBox implements DeadLetterBox {

    private static final WriteConcern DURABLE =
            WriteConcern.MAJORITY.withJournal(true).withWTimeout(3, TimeUnit.SECONDS);

    private final MongoCollection<Document> letters;
    private final Runnable requireSchema;

    /** @param requireSchema throws while the indexes are not there */
    MongoDeadLetterBox(MongoDatabase database, Runnable requireSchema) {
        this.letters =
                database.getCollection("dead_letters").withWriteConcern(DURABLE).withReadConcern(ReadConcern.MAJORITY);
        this.requireSchema = requireSchema;
    }

    @Override
    public void add(DeadLetter letter, Content content) {
        call(() -> insert(LetterDocuments.document(letter, content)));
    }

    private boolean insert(Document document) {
        try {
            return letters.insertOne(document).wasAcknowledged();
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<DeadLetter> find(DeadLetterId id) {
        return call(() -> Optional.ofNullable(letters.find(eq(LetterDocuments.ID, id.toString()))
                        .projection(exclude(LetterDocuments.PAYLOAD, LetterDocuments.HEADERS))
                        .first())
                .map(LetterDocuments::letter));
    }

    @Override
    public Content content(DeadLetterId id) {
        return call(() -> Optional.ofNullable(letters.find(eq(LetterDocuments.ID, id.toString()))
                        .projection(include(LetterDocuments.PAYLOAD, LetterDocuments.HEADERS))
                        .first())
                .map(LetterDocuments::content)
                .orElseGet(() -> new Content(null, List.of())));
    }

    @Override
    public boolean save(DeadLetter changed) {
        Document asFound = new Document(LetterDocuments.ID, changed.id().toString())
                .append(LetterDocuments.VERSION, changed.version() - 1);
        return call(() -> letters.updateOne(
                                asFound,
                                Updates.combine(
                                        Updates.set(
                                                LetterDocuments.STATUS,
                                                changed.status().toString()),
                                        Updates.set(LetterDocuments.HISTORY, LetterDocuments.history(changed)),
                                        Updates.set(LetterDocuments.VERSION, changed.version())))
                        .getMatchedCount()
                == 1);
    }

    @Override
    public List<DeadLetter> list(DeskQuery wanted, int limit) {
        Document filter = new Document();
        putIfThere(filter, LetterDocuments.STATUS, wanted.status());
        putIfThere(filter, LetterDocuments.CODE, wanted.code());
        putIfThere(filter, LetterDocuments.TOPIC, wanted.topic());
        DeadLetterId before = wanted.before();
        if (before != null) {
            filter.append(LetterDocuments.ID, new Document("$lt", before.toString()));
        }
        return call(() -> letters.find(filter)
                .projection(exclude(LetterDocuments.KEY, LetterDocuments.PAYLOAD, LetterDocuments.HEADERS))
                .sort(new Document(LetterDocuments.ID, -1))
                .limit(limit)
                .map(LetterDocuments::listed)
                .into(new ArrayList<>()));
    }

    @Override
    public long countOpen() {
        return call(() -> letters.countDocuments(eq(LetterDocuments.STATUS, DeskStatus.OPEN.toString())));
    }

    private static void putIfThere(Document filter, String member, @Nullable Object value) {
        if (value != null) {
            filter.append(member, value.toString());
        }
    }

    private <T> T call(Supplier<T> call) {
        requireSchema.run();
        return MongoErrors.translated(call);
    }
}
