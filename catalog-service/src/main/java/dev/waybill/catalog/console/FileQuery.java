package dev.waybill.catalog.console;

import dev.waybill.file.Owner;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the form of the list of files asks for, in the words of the API. */
final class FileQuery {

    static final List<String> FIELDS = List.of(
            "q",
            "collection",
            "owner_kind",
            "owner",
            "doc_type",
            "status",
            "file_type",
            "tag",
            "from",
            "to",
            Filters.CURSOR);

    static final int PAGE = 50;

    /** The kinds whose ids say what they are. */
    private static final Set<Owner.Kind> PREFIXED =
            EnumSet.of(Owner.Kind.AGENCY, Owner.Kind.CLIENT, Owner.Kind.PRODUCT);

    private static final Set<String> AS_THEY_ARE =
            Set.of("q", "collection", "doc_type", "status", "file_type", "tag", Filters.CURSOR);

    private FileQuery() {}

    /** @throws IllegalArgumentException with a sentence that says which field is wrong */
    static Map<String, List<String>> of(Filters filters) {
        Map<String, List<String>> query = new HashMap<>();
        filters.filled().forEach((field, value) -> {
            switch (field) {
                case "owner" -> query.put(member(filters.value("owner_kind"), value), List.of(value));
                // Both days count as a whole, in UTC.
                case "from" ->
                    query.put(
                            "created_after",
                            List.of(day(field, value).minusMillis(1).toString()));
                case "to" ->
                    query.put(
                            "created_before",
                            List.of(day(field, value).plus(1, ChronoUnit.DAYS).toString()));
                default -> {
                    if (AS_THEY_ARE.contains(field)) {
                        query.put(field, List.of(value));
                    }
                }
            }
        });
        query.put("limit", List.of(Integer.toString(PAGE)));
        return query;
    }

    private static String member(String kind, String id) {
        Stream<Owner.Kind> kinds = Stream.of(Owner.Kind.values());
        return kind.isEmpty()
                ? kinds.filter(PREFIXED::contains)
                        .filter(prefixed -> Owner.find(prefixed, id).isPresent())
                        .findFirst()
                        .map(Owner.Kind::member)
                        .orElseThrow(() -> new IllegalArgumentException("say what kind of owner " + id + " is"))
                : kinds.map(Owner.Kind::member)
                        .filter(kind::equals)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no such kind of owner"));
    }

    private static Instant day(String field, String value) {
        try {
            return LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(field + ": a day such as 2026-11-21", e);
        }
    }
}
