package dev.waybill.catalog.rebuild;

import java.util.Locale;

/** How a row of the fresh catalog and the one in use differ, with a sentence on why that may be. */
enum Difference {
    /** Also what a deletion that nobody heard of would look like, so that only adding is safe. */
    MISSING("the catalog does not have it"),
    BEHIND("the catalog was not told of all that happened to it"),
    KEPT("the catalog knows more, or knows better, than what it is made anew from, and keeps that"),
    EXTRA("only the catalog knows it: retention dropped its events, or its object is not there"),
    REFUSED("another file has its name or its key");

    private final String reason;

    Difference(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
