package dev.waybill.catalog.deadletter;

import dev.waybill.event.kafka.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list as it was asked for.
 *
 * @param limit how many letters at most, from 1 to 1,000
 */
record DeskRequest(DeskQuery wanted, int limit) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Set<String> KNOWN = Set.of("status", "code", "topic", "limit", "cursor");

    /** @throws IllegalArgumentException with a sentence that names the parameter which is wrong */
    static DeskRequest parse(Map<String, List<String>> given) {
        given.forEach((name, values) -> {
            if (!KNOWN.contains(name) || values.size() != 1) {
                throw new IllegalArgumentException("the filters are status, code, topic, limit and cursor, each once");
            }
        });
        return new DeskRequest(
                new DeskQuery(
                        value(given, "status", DeskStatus::of),
                        value(given, "code", DeskRequest::code),
                        value(given, "topic", DeskRequest::topic),
                        value(given, "cursor", DeadLetterId::parse)),
                value(given, "limit", DeskRequest::limit) instanceof Integer limit ? limit : DEFAULT_LIMIT);
    }

    private static <T> @Nullable T value(Map<String, List<String>> given, String name, Function<String, T> parse) {
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

    private static String code(String text) {
        if (!CODE.matcher(text).matches()) {
            throw new IllegalArgumentException("not of the form " + CODE);
        }
        return text;
    }

    private static String topic(String text) {
        if (!Topics.isName(text)) {
            throw new IllegalArgumentException("not the name of a topic");
        }
        return text;
    }

    private static Integer limit(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw new IllegalArgumentException("a number from 1 to " + MAX_LIMIT);
        }
        return Integer.valueOf(text);
    }
}
