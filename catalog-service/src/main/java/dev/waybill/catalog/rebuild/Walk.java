package dev.waybill.catalog.rebuild;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** All rows of a catalog in the order of their ids, a page in memory at a time. */
final class Walk {

    private static final int PAGE = 500;

    private final CatalogFiles files;
    private final Deque<CatalogEntry> page = new ArrayDeque<>();
    private @Nullable CatalogEntry last;
    private boolean ended;

    Walk(CatalogFiles files) {
        this.files = files;
    }

    /** The next row, null at the end. */
    @Nullable
    CatalogEntry head() {
        if (page.isEmpty() && !ended) {
            page.addAll(files.listById(last == null ? null : last.id(), PAGE));
            ended = page.isEmpty();
        }
        return page.peek();
    }

    /** The next row, and on to the one behind it. */
    @Nullable
    CatalogEntry take() {
        last = head();
        return page.poll();
    }

    /** Which comes first; a walk at its end is behind all others. */
    static int compare(@Nullable CatalogEntry one, @Nullable CatalogEntry other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return one.id().compareTo(other.id());
    }
}
