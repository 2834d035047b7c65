package dev.waybill.catalog.verification;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.storage.ListedObject;
import dev.waybill.storage.ObjectListing;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The catalog and a bucket in the order of keys, a page of each in memory. Should a store not keep to that order, what it
 * has out of turn comes as two halves, which a second look puts together.
 */
final class SideBySide implements Iterator<Pair> {

    private static final int PAGE = 500;

    private final Prefixes prefixes;
    private final Iterator<CatalogEntry> entries;
    private final Iterator<ListedObject> objects;
    private @Nullable CatalogEntry entry;
    private @Nullable ListedObject object;

    SideBySide(CatalogFiles files, ObjectListing listing, Prefixes prefixes) {
        this.prefixes = prefixes;
        this.entries = new Paged<>(
                last -> files.listByKey(last == null ? null : last.details().key(), PAGE));
        this.objects = new Paged<>(objectsAfter(listing, prefixes.values()));
        this.entry = nextOf(entries);
        this.object = nextOf(objects);
    }

    private static Function<@Nullable ListedObject, List<ListedObject>> objectsAfter(
            ObjectListing listing, List<String> prefixes) {
        return last -> {
            for (String prefix : prefixes) {
                boolean behind = last != null
                        && !last.key().startsWith(prefix)
                        && last.key().compareTo(prefix) > 0;
                List<ListedObject> page =
                        behind ? List.of() : listing.objects(prefix, last == null ? "" : last.key(), PAGE);
                if (!page.isEmpty()) {
                    return page;
                }
            }
            return List.of();
        };
    }

    private static <T> @Nullable T nextOf(Iterator<T> iterator) {
        return iterator.hasNext() ? iterator.next() : null;
    }

    @Override
    public boolean hasNext() {
        return entry != null || object != null;
    }

    @Override
    public Pair next() {
        CatalogEntry row = entry;
        ListedObject listed = object;
        if (row == null && listed == null) {
            throw new NoSuchElementException();
        }
        int order = row == null ? 1 : listed == null ? -1 : key(row).compareTo(listed.key());
        if (order <= 0) {
            entry = nextOf(entries);
        }
        if (order >= 0) {
            object = nextOf(objects);
        }
        CatalogEntry left = order <= 0 ? row : null;
        return new Pair(left, order >= 0 ? listed : null, left == null || prefixes.cover(key(left)));
    }

    private static String key(CatalogEntry row) {
        return row.details().key().value();
    }
}
