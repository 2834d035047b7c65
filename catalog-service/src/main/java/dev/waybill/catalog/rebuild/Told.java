package dev.waybill.catalog.rebuild;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.file.FileId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Tells how it goes on, now and then, and of rows that differ, up to a thousand: the rest is in the figures. */
final class Told {

    private static final int MAX_ROWS = 1000;
    private static final long EVERY = 10_000;

    private final Consumer<Line> lines;
    private final Set<FileId> refused = new HashSet<>();
    private long rows;
    private long next = EVERY;

    Told(Consumer<Line> lines) {
        this.lines = lines;
    }

    void begins(String step) {
        next = EVERY;
        lines.accept(new Line.Progress(step, 0));
    }

    void at(String step, long done) {
        if (done >= next) {
            next = done + EVERY;
            lines.accept(new Line.Progress(step, done));
        }
    }

    void differs(Difference kind, CatalogEntry entry) {
        if (rows++ < MAX_ROWS) {
            lines.accept(new Line.Differing(kind, entry));
        }
    }

    void refused(CatalogEntry entry) {
        if (refused.add(entry.id())) {
            differs(Difference.REFUSED, entry);
        }
    }

    boolean isRefused(CatalogEntry entry) {
        return refused.contains(entry.id());
    }

    long refusals() {
        return refused.size();
    }
}
