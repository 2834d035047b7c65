package dev.waybill.catalog.search;

import dev.waybill.access.Caller;
import dev.waybill.catalog.file.Criteria;
import dev.waybill.catalog.file.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list as it was asked for.
 *
 * @param after where the page begins, null at the beginning
 * @param limit how many files at most, from 1 to 1,000
 */
record SearchRequest(Criteria criteria, @Nullable Position after, int limit) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    /** @throws IllegalArgumentException with a sentence that names the parameter which is wrong */
    static SearchRequest parse(Map<String, List<String>> parameters, Caller caller) {
        SearchParameters given = new SearchParameters(parameters);
        return new SearchRequest(
                given.criteria(caller),
                given.value("cursor", CursorToken::parse),
                given.value("limit", SearchRequest::limit) instanceof Integer limit ? limit : DEFAULT_LIMIT);
    }

    private static Integer limit(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is a number from 1 to " + MAX_LIMIT);
        }
        return Integer.valueOf(text);
    }
}
