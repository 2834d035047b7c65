package dev.waybill.catalog.migration.ledger;

import java.util.Locale;

/** What became of a file. Those after {@link #PLANNED} are final. */
public enum EntryState {
    PLANNED("planned"),
    /** At its key, verified, and in the catalog. */
    STORED("stored"),
    /** The same bytes were at its key before. */
    PRESENT("skipped_present"),
    /** Other bytes are at its key. */
    CONFLICT("conflict"),
    /** Nothing that can be moved: a symbolic link, unreadable, of no known layout. */
    REFUSED("refused"),
    FAILED("failed");

    private final String word;

    EntryState(String word) {
        this.word = word;
    }

    /** As clients see it. */
    @Override
    public String toString() {
        return word;
    }

    /** @throws IllegalArgumentException on a word that is none of theirs */
    public static EntryState of(String word) {
        for (EntryState state : values()) {
            if (state.word.equals(word.toLowerCase(Locale.ROOT))) {
                return state;
            }
        }
        throw new IllegalArgumentException("state is planned, stored, skipped_present, conflict, refused or failed");
    }
}
