package dev.waybill.catalog.deadletter;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What became of a dead letter. */
public enum DeskStatus {
    OPEN,
    REPLAYED,
    DISCARDED;

    /** @throws IllegalArgumentException when the text is none of them */
    public static DeskStatus of(String text) {
        return Stream.of(values())
                .filter(status -> status.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a status is one of " + List.of(values())));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
