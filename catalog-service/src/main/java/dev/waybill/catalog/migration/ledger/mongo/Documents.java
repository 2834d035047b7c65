package dev.waybill.catalog.migration.ledger.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How ledgers are written. */
final class Documents {

    static final String ID = "_id";

    /** Waits for the journals of a majority. */
    static final WriteConcern DURABLE = WriteConcern.MAJORITY.withJournal(true).withWTimeout(3, TimeUnit.SECONDS);

    private Documents() {}

    static void putIfThere(Document document, String member, @Nullable Object value) {
        if (value != null) {
            document.append(member, value.toString());
        }
    }

    /** @return false when there is one of that id */
    static boolean insert(MongoCollection<Document> collection, Document document) {
        try {
            return collection.insertOne(document).wasAcknowledged();
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
