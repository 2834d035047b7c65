package dev.waybill.catalog.migration;

import dev.waybill.catalog.migration.reference.Reference;

/** How many addresses were replaced, left as they were, not touched since somebody changed them, or put back. */
public record ReferenceTally(long replaced, long left, long conflict, long restored) {

    public static final ReferenceTally NONE = new ReferenceTally(0, 0, 0, 0);

    public ReferenceTally plus(Reference.Change change) {
        return switch (change) {
            case REPLACED -> new ReferenceTally(replaced + 1, left, conflict, restored);
            case LEFT -> new ReferenceTally(replaced, left + 1, conflict, restored);
            case CONFLICT -> new ReferenceTally(replaced, left, conflict + 1, restored);
            case RESTORED -> new ReferenceTally(replaced, left, conflict, restored + 1);
        };
    }
}
