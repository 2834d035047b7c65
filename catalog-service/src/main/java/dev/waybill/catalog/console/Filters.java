package dev.waybill.catalog.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a list's form holds: those of its fields that are filled in, in their order.
 *
 * @param filled never blank
 */
record Filters(Map<String, String> filled) {

    static final String CURSOR = "cursor";

    /** @param fields all that the form has; what else a request says is left out, as a list's address is passed on */
    static Filters of(List<String> fields, Map<String, List<String>> given) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (String field : fields) {
            given.getOrDefault(field, List.of()).stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .ifPresent(value -> filled.put(field, value));
        }
        return new Filters(filled);
    }

    /** Empty where the field is. */
    public String value(String field) {
        return filled.getOrDefault(field, "");
    }

    /** Whether some of a longer list is asked for, to be put below what is there. */
    public boolean goesOn() {
        return filled.containsKey(CURSOR);
    }

    /** The list's address, which says all of it but how far one has read. */
    String address(String page) {
        return address(page, filled);
    }

    /** Where the list goes on. */
    String address(String page, String cursor) {
        Map<String, String> more = new LinkedHashMap<>(filled);
        more.put(CURSOR, cursor);
        return address(page, more);
    }

    private static String address(String page, Map<String, String> values) {
        String query = values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? page : page + "?" + query;
    }
}
