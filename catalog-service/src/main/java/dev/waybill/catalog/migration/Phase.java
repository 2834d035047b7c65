package dev.waybill.catalog.migration;

import java.util.Locale;
import java.util.Set;

/** What a run is doing, in this order, or how it ended. */
public enum Phase {
    PREFLIGHT,
    PLANNING,
    CARRYING,
    REFERRING,
    VERIFYING,
    UNDOING,
    COMPLETED,
    COMPLETED_WITH_ERRORS,
    FAILED_PREFLIGHT,
    ABORTED,
    UNDONE;

    private static final Set<Phase> ACTIVE = Set.of(PREFLIGHT, PLANNING, CARRYING, REFERRING, VERIFYING, UNDOING);

    /** Whether there is work to do. */
    public boolean isActive() {
        return ACTIVE.contains(this);
    }

    /** As clients see it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
