package dev.waybill.catalog.migration.reference.mongo;

import dev.waybill.catalog.migration.reference.DocumentId;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** Ids of any type, and back without a loss. */
final class DocumentIds {

    static final String FIELD = "_id";

    private static final String HEAD = "{\"" + FIELD + "\": ";
    private static final JsonWriterSettings EXACT =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private DocumentIds() {}

    /** The one that a document has in this member. */
    static DocumentId in(BsonDocument document, String member) {
        return of(member(document, member));
    }

    private static DocumentId of(BsonValue id) {
        if (id.isString()) {
            return new DocumentId(id.asString().getValue(), false);
        }
        String json = new BsonDocument(FIELD, id).toJson(EXACT);
        return new DocumentId(json.substring(HEAD.length(), json.length() - 1), true);
    }

    static BsonValue bson(DocumentId id) {
        return id.isJson() ? member(BsonDocument.parse(HEAD + id.text() + "}"), FIELD) : new BsonString(id.text());
    }

    private static BsonValue member(BsonDocument document, String name) {
        return Objects.requireNonNull(document.get(name), name);
    }
}
