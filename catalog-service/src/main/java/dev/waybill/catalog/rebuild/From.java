package dev.waybill.catalog.rebuild;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.event.EventJson;
import dev.waybill.file.FileStatus;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a catalog is made anew from, and what of a row that can tell. */
public enum From {
    /** Everything but the labels that somebody changed, and how often a row was saved. */
    TOPICS {
        @Override
        String row(CatalogEntry entry) {
            return JSON.writeValueAsString(new Whole(entry));
        }

        @Override
        CatalogEntry added(CatalogEntry present, CatalogEntry told) {
            return present.with(told);
        }
    },
    /** Which bytes of which file lie where. Rows that are there are never changed by it. */
    BUCKET {
        @Override
        @Nullable
        String row(CatalogEntry entry) {
            return entry.status() == FileStatus.STORED ? JSON.writeValueAsString(new Place(entry)) : null;
        }

        @Override
        CatalogEntry added(CatalogEntry present, CatalogEntry told) {
            return present;
        }
    };

    private static final JsonMapper JSON = EventJson.mapper();

    /** The row as both sides must have it, on one line; null where the source tells nothing of such rows. */
    abstract @Nullable String row(CatalogEntry entry);

    /** What becomes of a row that is there by what the source tells of the same file. */
    abstract CatalogEntry added(CatalogEntry present, CatalogEntry told);

    /** @throws IllegalArgumentException when there is no such source */
    static From parse(String text) {
        return Stream.of(values())
                .filter(from -> from.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("from is topics or bucket"));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private record Whole(Object details, Object standing, Object timeline) {
        Whole(CatalogEntry entry) {
            this(entry.details(), entry.standing(), entry.timeline());
        }
    }

    private record Place(
            Object id,
            Object key,
            long size,
            Object sha256,
            @Nullable String bucket) {
        Place(CatalogEntry entry) {
            this(
                    entry.id(),
                    entry.details().key(),
                    entry.details().size(),
                    entry.details().sha256(),
                    entry.standing().bucket());
        }
    }
}
