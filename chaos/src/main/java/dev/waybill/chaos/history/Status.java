package dev.waybill.chaos.history;

import java.util.Locale;

/** A file's status as the catalog tells it, in the order in which a file goes through them. */
public enum Status {
    STAGED,
    FAILED,
    STORED,
    DELETING,
    DELETED;

    /** @param text as it stands in JSON */
    public static Status parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Whether whoever has seen this may see that later. A failed file may be replayed, a stored one may only go. */
    boolean mayBecome(Status later) {
        return later.compareTo(this) >= 0 || (this == FAILED && later == STAGED);
    }
}
