package dev.waybill.catalog.migration;

import java.util.Locale;
import java.util.stream.Stream;

/** How far a run goes (contract.md, section 8). */
public enum Mode {
    /** Tries everything that it will need, and ends. */
    CHECK_ONLY,
    /** Plans besides: changes nothing but the ledger. */
    DRY_RUN,
    RUN;

    /** @throws IllegalArgumentException on another word than {@code check-only}, {@code dry-run} or {@code run} */
    public static Mode of(String text) {
        return Stream.of(values())
                .filter(mode -> mode.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("mode is run, dry-run or check-only"));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
