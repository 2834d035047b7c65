package dev.waybill.catalog.migration.reference.mongo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What {@link dev.waybill.catalog.migration.reference.Target} looks through: maps, lists, texts, and objects that are
 * none of them.
 */
final class PlainValues {

    private PlainValues() {}

    static Map<String, Object> of(BsonDocument document) {
        Map<String, Object> members = LinkedHashMap.newLinkedHashMap(document.size());
        document.forEach((name, value) -> members.put(name, of(value)));
        return members;
    }

    private static Object of(BsonValue value) {
        return switch (value) {
            case BsonString text -> text.getValue();
            case BsonDocument members -> of(members);
            case BsonArray values -> ofEach(values);
            default -> value;
        };
    }

    private static List<Object> ofEach(BsonArray values) {
        return values.stream().map(PlainValues::of).toList();
    }
}
