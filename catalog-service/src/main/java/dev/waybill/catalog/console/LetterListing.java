package dev.waybill.catalog.console;

import dev.waybill.catalog.deadletter.DeadLetterPage;
import dev.waybill.catalog.deadletter.DeskClerk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of dead letters.
 *
 * @param more where it goes on, null where it ends
 * @param problem what is wrong with what was asked for, null when nothing is
 */
record LetterListing(
        List<LetterView> rows,
        @Nullable String more,
        @Nullable String problem) {

    static final String PAGE = "/console/failures";
    static final List<String> FIELDS = List.of("status", "code", "topic", Filters.CURSOR);

    private static final String ANY = "any";
    private static final int LIMIT = 50;

    static LetterListing of(DeskClerk clerk, Filters filters) {
        try {
            DeadLetterPage found = clerk.list(query(filters));
            return new LetterListing(
                    found.items().stream().map(LetterView::of).toList(),
                    found.next() == null ? null : filters.address(PAGE, found.next()),
                    null);
        } catch (IllegalArgumentException e) {
            return new LetterListing(List.of(), null, e.getMessage());
        }
    }

    /** Open ones unless others are asked for: they are what somebody has to do something about. */
    private static Map<String, List<String>> query(Filters filters) {
        Map<String, List<String>> query = new HashMap<>();
        query.put("status", List.of("open"));
        filters.filled().forEach((field, value) -> query.put(field, List.of(value)));
        query.remove("status", List.of(ANY));
        query.put("limit", List.of(Integer.toString(LIMIT)));
        return query;
    }

    /** How much there is, in words; nothing where nothing could be asked for. */
    public String count() {
        return problem == null ? Shown.count(rows.size(), more != null, "letter") : "";
    }
}
