package dev.waybill.catalog.file.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

import dev.waybill.access.Caller;
import dev.waybill.catalog.file.Criteria;
import dev.waybill.catalog.file.Position;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Owner;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Criteria as filters. Values come from callers, so none of them ever stands where an operator could. */
final class Queries {

    private Queries() {}

    static Bson filter(Criteria wanted, @Nullable Position after) {
        List<Bson> filters = new ArrayList<>();
        if (!wanted.caller().everything()) {
            filters.add(ownedBy(wanted.caller()));
        }
        equal(filters, Fields.COLLECTION, wanted.collection());
        equal(filters, Fields.OWNER, wanted.owner());
        equal(filters, Fields.DOC_TYPE, wanted.docType());
        equal(filters, Fields.FILE_TYPE, wanted.fileType());
        equal(filters, Fields.TAGS, wanted.tag());
        filters.add(
                wanted.status() == null
                        ? nin(Fields.STATUS, FileStatus.DELETING.toString(), FileStatus.DELETED.toString())
                        : eq(Fields.STATUS, wanted.status().toString()));
        if (wanted.text() != null) {
            Pattern literal = Pattern.compile(Pattern.quote(wanted.text()), Pattern.CASE_INSENSITIVE);
            filters.add(or(regex(Fields.ORIGINAL_FILENAME, literal), regex(Fields.TITLE, literal)));
        }
        if (wanted.createdAfter() != null) {
            filters.add(gt(Fields.CREATED_AT, Date.from(wanted.createdAfter())));
        }
        if (wanted.createdBefore() != null) {
            filters.add(lt(Fields.CREATED_AT, Date.from(wanted.createdBefore())));
        }
        if (after != null) {
            filters.add(beyond(after));
        }
        return and(filters);
    }

    /** As {@link Caller#owns} has it. */
    private static Bson ownedBy(Caller caller) {
        List<Bson> owners = new ArrayList<>();
        owners.add(
                in(Fields.OWNER, caller.owners().stream().map(Owner::toString).toList()));
        Stream.of(Owner.Kind.values())
                .filter(Owner.Kind::isShared)
                .map(kind -> regex(Fields.OWNER, "^" + kind.member() + "="))
                .forEach(owners::add);
        return or(owners);
    }

    /** The bound stands by itself as well as in the alternative, so that an index on the time can begin there. */
    private static Bson beyond(Position after) {
        Date time = Date.from(after.createdAt());
        return and(
                lte(Fields.CREATED_AT, time),
                or(
                        lt(Fields.CREATED_AT, time),
                        and(
                                eq(Fields.CREATED_AT, time),
                                lt(Fields.ID, after.id().toString()))));
    }

    static Bson newestFirst() {
        return new Document(Fields.CREATED_AT, -1).append(Fields.ID, -1);
    }

    private static void equal(List<Bson> filters, String member, @Nullable Object value) {
        if (value != null) {
            filters.add(eq(member, value.toString()));
        }
    }
}
