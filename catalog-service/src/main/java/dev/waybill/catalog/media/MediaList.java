package dev.waybill.catalog.media;

import dev.waybill.access.Caller;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.Criteria;
import dev.waybill.catalog.file.Position;
import dev.waybill.file.CollectionName;
import dev.waybill.file.MediaType;
import dev.waybill.file.Owner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event's media, newest first, by number rather than by cursor. */
final class MediaList {

    static final int MAX_LIMIT = 1000;

    /** What is skipped is read all the same; whoever wants to go on further has the cursor of {@code /api/v1/files}. */
    static final int MAX_SKIP = 10_000;

    private final CatalogFiles files;

    MediaList(CatalogFiles files) {
        this.files = files;
    }

    /** @throws IllegalArgumentException when a number is out of bounds */
    List<CatalogEntry> of(Owner event, @Nullable MediaType fileType, int skip, int limit, Caller caller) {
        require(skip >= 0 && skip <= MAX_SKIP, "skip is a number from 0 to " + MAX_SKIP);
        require(limit >= 1 && limit <= MAX_LIMIT, "limit is a number from 1 to " + MAX_LIMIT);
        Criteria wanted =
                new Criteria(caller, CollectionName.EVENT_MEDIA, event, null, fileType, null, null, null, null, null);
        Position after = null;
        for (int left = skip; left > 0; left -= MAX_LIMIT) {
            List<CatalogEntry> skipped = files.list(wanted, after, Math.min(left, MAX_LIMIT));
            if (skipped.size() < Math.min(left, MAX_LIMIT)) {
                return List.of();
            }
            after = Position.of(skipped.getLast());
        }
        return files.list(wanted, after, limit);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
