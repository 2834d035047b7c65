package dev.waybill.catalog.search;

import dev.waybill.access.Caller;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists the files that a caller may see, newest first. */
@Component
public final class Search {

    private final CatalogFiles files;

    public Search(CatalogFiles files) {
        this.files = files;
    }

    /**
     * One page.
     *
     * @param parameters those of {@code GET /api/v1/files}
     * @throws IllegalArgumentException with a sentence that names the parameter which is wrong
     */
    public Found find(Map<String, List<String>> parameters, Caller caller) {
        SearchRequest wanted = SearchRequest.parse(parameters, caller);
        // One more than asked for tells whether there is a next page.
        List<CatalogEntry> found = files.list(wanted.criteria(), wanted.after(), wanted.limit() + 1);
        List<CatalogEntry> page = found.subList(0, Math.min(found.size(), wanted.limit()));
        return new Found(page, found.size() > page.size() ? CursorToken.of(Position.of(page.getLast())) : null);
    }

    /** @param next the cursor of the page after this one, null when this is the last */
    public record Found(
            List<CatalogEntry> entries, @Nullable String next) {}
}
