package dev.waybill.catalog.search;

import dev.waybill.access.Caller;
import dev.waybill.catalog.file.Criteria;
import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Labels;
import dev.waybill.file.MediaType;
import dev.waybill.file.Moments;
import dev.waybill.file.Owner;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Query parameters, each known, given once and valid. */
final class SearchParameters {

    private static final int MAX_TEXT = 100;
    private static final Set<String> KNOWN = Stream.concat(
                    Stream.of(Owner.Kind.values()).map(Owner.Kind::member),
                    Stream.of(
                            "collection",
                            "doc_type",
                            "file_type",
                            "tag",
                            "status",
                            "q",
                            "created_after",
                            "created_before",
                            "limit",
                            "cursor"))
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, List<String>> given;

    /** @throws IllegalArgumentException when there is an unknown one, or one twice */
    SearchParameters(Map<String, List<String>> given) {
        this.given = given;
        given.forEach((name, values) -> {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("there is no such filter; there are "
                        + KNOWN.stream().sorted().collect(Collectors.joining(", ")));
            }
            if (values.size() != 1) {
                throw new IllegalArgumentException(name + " is given more than once");
            }
        });
    }

    Criteria criteria(Caller caller) {
        return new Criteria(
                caller,
                value("collection", CollectionName::new),
                owner(),
                value("doc_type", DocType::new),
                value("file_type", MediaType::new),
                value("tag", SearchParameters::tag),
                value("status", SearchParameters::status),
                value("q", SearchParameters::text),
                value("created_after", SearchParameters::time),
                value("created_before", SearchParameters::time));
    }

    /** The value, or null when it was not given. @throws IllegalArgumentException when it is not valid */
    <T> @Nullable T value(String name, Function<String, T> parse) {
        List<String> values = given.get(name);
        if (values == null) {
            return null;
        }
        try {
            return parse.apply(values.getFirst());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private @Nullable Owner owner() {
        List<Owner> owners = Stream.of(Owner.Kind.values())
                .filter(kind -> given.containsKey(kind.member()))
                .map(kind -> value(kind.member(), id -> new Owner(kind, id)))
                .toList();
        if (owners.size() > 1) {
            throw new IllegalArgumentException("a file has one owner: give only one of "
                    + owners.stream().map(owner -> owner.kind().member()).collect(Collectors.joining(", ")));
        }
        return owners.isEmpty() ? null : owners.getFirst();
    }

    private static String tag(String text) {
        new Labels(null, null, List.of(text));
        return text;
    }

    private static FileStatus status(String text) {
        return Stream.of(FileStatus.values())
                .filter(status -> status.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a status is one of " + List.of(FileStatus.values())));
    }

    private static String text(String text) {
        if (text.isEmpty() || text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("1 to " + MAX_TEXT + " characters, none of them a control character");
        }
        return text;
    }

    private static Instant time(String text) {
        try {
            return Moments.toMillis(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time such as 2026-11-21T10:00:00Z", e);
        }
    }
}
