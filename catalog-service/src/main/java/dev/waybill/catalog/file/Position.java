package dev.waybill.catalog.file;

import dev.waybill.file.FileId;
import java.time.Instant;
import java.util.Comparator;

/** A place in the list of files, newest first. */
public record Position(Instant createdAt, FileId id) implements Comparable<Position> {

    private static final Comparator<Position> NEWEST_FIRST = Comparator.comparing(Position::createdAt)
            .thenComparing(Position::id)
            .reversed();

    public static Position of(CatalogEntry entry) {
        return new Position(entry.details().createdAt(), entry.id());
    }

    @Override
    public int compareTo(Position other) {
        return NEWEST_FIRST.compare(this, other);
    }
}
