package dev.waybill.catalog.migration;

import java.util.Locale;

/** What somebody wants of a run. */
public enum Control {
    RUN,
    PAUSED,
    ABORTING;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
