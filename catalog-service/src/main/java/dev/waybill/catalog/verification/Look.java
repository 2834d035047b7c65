package dev.waybill.catalog.verification;

import java.util.List;

/**
 * What one look at something found.
 *
 * @param state of whom it was about
 * @param differences none where all agrees
 */
record Look(State state, List<Line.Difference> differences) {

    enum State {
        SAME,
        ON_THE_WAY,
        NOT_OURS,
        /** Nothing to say: deleted, and gone. */
        GONE,
        DIFFERENT
    }

    static Look of(State state) {
        return new Look(state, List.of());
    }

    static Look of(Line.Difference difference) {
        return new Look(State.DIFFERENT, List.of(difference));
    }

    boolean isClean() {
        return differences.isEmpty();
    }
}
