package dev.waybill.catalog.migration.source.mongo;

import dev.waybill.catalog.migration.source.Told;
import dev.waybill.file.DocType;
import dev.waybill.file.Owner;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What one place in a document says of a file.
 *
 * @param address how it names the file
 */
record FileRecord(String address, Told told) {

    /** More files than this of one document are not moved by it. */
    private static final int MOST = 10_000;

    private static final List<String> LABELS = List.of(
            "title",
            "description",
            "tags",
            "original_filename",
            "original_name",
            "file_name",
            "uploaded_by",
            "created_at");
    private static final String DOC_TYPE = "doc_type";

    /** What has to be read of a document. */
    static List<String> membersOf(String field) {
        int dot = field.indexOf('.');
        Stream<String> owners = Stream.of(Owner.Kind.values()).map(Owner.Kind::member);
        Stream<String> own = Stream.of(dot < 0 ? field : field.substring(0, dot), DOC_TYPE);
        return Stream.of(own, owners, LABELS.stream())
                .flatMap(all -> all)
                .distinct()
                .toList();
    }

    /** The files that a document names in a field, which may be a list, or in a list. */
    static List<FileRecord> in(Document document, String field) {
        List<FileRecord> records = new ArrayList<>();
        collect(document, Arrays.asList(field.split("\\.")), List.of(document), records);
        return records;
    }

    /** @param around the documents that the value is in, the innermost first */
    private static void collect(Object value, List<String> rest, List<Document> around, List<FileRecord> records) {
        if (value instanceof Collection<?> list) {
            list.stream().filter(Objects::nonNull).forEach(item -> collect(item, rest, around, records));
        } else if (value instanceof Document inner && !rest.isEmpty()) {
            Object next = inner.get(rest.getFirst());
            if (next != null) {
                collect(next, rest.subList(1, rest.size()), with(inner, around), records);
            }
        } else if (value instanceof String text && rest.isEmpty() && !text.isBlank() && records.size() < MOST) {
            records.add(new FileRecord(text, told(around, text)));
        }
    }

    private static List<Document> with(Document inner, List<Document> around) {
        if (inner == around.getFirst()) {
            return around;
        }
        List<Document> all = new ArrayList<>(around);
        all.addFirst(inner);
        return all;
    }

    private static Told told(List<Document> around, String address) {
        Document record = around.getFirst();
        return new Told(
                Stream.of(Owner.Kind.values())
                        .flatMap(kind -> owner(kind, around).stream())
                        .toList(),
                docType(around),
                original(record, address),
                text(record.get("title")),
                text(record.get("description")),
                tags(record.get("tags")),
                text(record.get("uploaded_by")),
                time(record.get("created_at")));
    }

    /** Owners are in the order of their kinds: of an event's file that a user brought, the event. */
    private static Optional<Owner> owner(Owner.Kind kind, List<Document> around) {
        return around.stream()
                .flatMap(document -> Stream.ofNullable(text(document.get(kind.member()))))
                .findFirst()
                .flatMap(id -> Owner.find(kind, id));
    }

    private static @Nullable DocType docType(List<Document> around) {
        try {
            return around.stream()
                    .flatMap(document -> Stream.ofNullable(text(document.get(DOC_TYPE))))
                    .findFirst()
                    .map(DocType::new)
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String original(Document record, String address) {
        return Stream.of("original_filename", "original_name", "file_name")
                .flatMap(member -> Stream.ofNullable(text(record.get(member))))
                .filter(name -> !name.equals(address))
                .findFirst()
                .orElse(null);
    }

    /** A list, or one text with commas. */
    private static List<String> tags(@Nullable Object value) {
        return value instanceof Collection<?> list
                ? list.stream().flatMap(tag -> Stream.ofNullable(text(tag))).toList()
                : value instanceof String text ? List.of(text.split(",")) : List.of();
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (Objects.requireNonNullElse(value, "")) {
            case String text -> text.isBlank() ? null : text;
            case ObjectId id -> id.toHexString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case UUID id -> id.toString();
            default -> null;
        };
    }

    private static @Nullable Instant time(@Nullable Object value) {
        try {
            return switch (Objects.requireNonNullElse(value, "")) {
                case Date date -> date.toInstant();
                case String text ->
                    text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
                default -> null;
            };
        } catch (DateTimeException e) {
            return null;
        }
    }
}
