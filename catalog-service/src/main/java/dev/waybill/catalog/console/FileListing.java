package dev.waybill.catalog.console;

import dev.waybill.access.Caller;
import dev.waybill.catalog.search.Search;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of files.
 *
 * @param more where it goes on, null where it ends
 * @param problem what is wrong with what was asked for, null when nothing is
 */
record FileListing(
        List<FileRow> rows, @Nullable String more, @Nullable String problem) {

    static final String PAGE = "/console/files";

    /** Somebody is typing: what is wrong with it is said beside the list, and goes with the next letter. */
    static FileListing of(Search search, Filters filters, Caller caller) {
        try {
            Search.Found found = search.find(FileQuery.of(filters), caller);
            return new FileListing(
                    found.entries().stream().map(FileRow::of).toList(),
                    found.next() == null ? null : filters.address(PAGE, found.next()),
                    null);
        } catch (IllegalArgumentException e) {
            return new FileListing(List.of(), null, e.getMessage());
        }
    }

    /** How much there is, in words; nothing where nothing could be asked for. */
    public String count() {
        return problem == null ? Shown.count(rows.size(), more != null, "file") : "";
    }
}
