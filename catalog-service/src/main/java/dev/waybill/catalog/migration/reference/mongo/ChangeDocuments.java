package dev.waybill.catalog.migration.reference.mongo;

import dev.waybill.catalog.migration.reference.Edit;
import dev.waybill.catalog.migration.reference.Place;
import dev.waybill.catalog.migration.reference.PlaceChange;
import dev.waybill.catalog.migration.reference.PlaceChange.State;
import dev.waybill.catalog.migration.reference.Target;
import dev.waybill.file.Sha256;
import java.util.List;
import java.util.Locale;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Changes as documents, and back. Their ids sort by run and number. */
final class ChangeDocuments {

    static final String STATE = "state";

    private static final String RUN = "run";
    private static final String COLLECTION = "collection";
    private static final String FIELD = "field";
    private static final String DOCUMENT = "document";
    private static final String PATH = "path";
    private static final String EDITS = "edits";
    private static final String AT = "at";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final String BEFORE_SHA256 = "before_sha256";
    private static final String AFTER_SHA256 = "after_sha256";
    private static final int DIGITS = 19;

    private ChangeDocuments() {}

    static BsonDocument document(PlaceChange change) {
        Place place = change.place();
        return id(change)
                .append(RUN, new BsonString(change.run()))
                .append(COLLECTION, new BsonString(place.target().collection()))
                .append(FIELD, new BsonString(place.target().field()))
                .append(DOCUMENT, DocumentIds.bson(place.document()))
                .append(PATH, new BsonString(place.path()))
                .append(
                        EDITS,
                        new BsonArray(change.edits().stream()
                                .map(ChangeDocuments::document)
                                .toList()))
                .append(BEFORE_SHA256, new BsonString(change.before().hex()))
                .append(AFTER_SHA256, new BsonString(change.after().hex()))
                .append(STATE, text(change.state()));
    }

    private static BsonDocument document(Edit edit) {
        return new BsonDocument(AT, new BsonInt32(edit.at()))
                .append(BEFORE, new BsonString(edit.before()))
                .append(AFTER, new BsonString(edit.after()));
    }

    static PlaceChange change(BsonDocument document) {
        return new PlaceChange(
                string(document, RUN),
                number(document),
                new Place(
                        new Target(string(document, COLLECTION), string(document, FIELD)),
                        DocumentIds.in(document, DOCUMENT),
                        string(document, PATH)),
                edits(document.getArray(EDITS)),
                new Sha256(string(document, BEFORE_SHA256)),
                new Sha256(string(document, AFTER_SHA256)),
                State.valueOf(string(document, STATE).toUpperCase(Locale.ROOT)));
    }

    private static List<Edit> edits(BsonArray edits) {
        return edits.stream()
                .map(BsonValue::asDocument)
                .map(edit -> new Edit(edit.getInt32(AT).getValue(), string(edit, BEFORE), string(edit, AFTER)))
                .toList();
    }

    static BsonDocument id(PlaceChange change) {
        return new BsonDocument(DocumentIds.FIELD, id(change.run(), change.number()));
    }

    /** The least id that a change of the run may have. */
    static BsonString first(String run) {
        return id(run, 0);
    }

    static BsonString last(String run) {
        return id(run, Long.MAX_VALUE);
    }

    private static BsonString id(String run, long number) {
        return new BsonString(String.format(Locale.ROOT, "%s/%0" + DIGITS + "d", run, number));
    }

    static long number(BsonDocument document) {
        String id = string(document, DocumentIds.FIELD);
        return Long.parseLong(id.substring(id.length() - DIGITS));
    }

    static BsonString text(State state) {
        return new BsonString(state.name().toLowerCase(Locale.ROOT));
    }

    private static String string(BsonDocument document, String member) {
        return document.getString(member).getValue();
    }
}
