package dev.waybill.catalog.migration.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * A text that is to be changed.
 *
 * @param edits at most so many that one change can hold them
 * @param isPartial whether there are more
 */
record Plan(Place place, String before, List<Edit> edits, boolean isPartial) {

    private static final int MOST_EDITS = 2000;
    private static final int MOST_CHARS = 1 << 20;

    static Plan of(PlacedText found, Rewriting rewriting) {
        List<Edit> edits = new ArrayList<>();
        int chars = 0;
        for (Edit edit : rewriting.edits()) {
            chars += edit.before().length() + edit.after().length();
            if (edits.size() == MOST_EDITS || chars > MOST_CHARS && !edits.isEmpty()) {
                return new Plan(found.place(), found.text(), edits, true);
            }
            edits.add(edit);
        }
        return new Plan(found.place(), found.text(), edits, false);
    }

    String after() {
        return Edit.apply(edits, before);
    }

    PlaceChange change(String run, long number) {
        return PlaceChange.of(run, number, place, edits, before, after());
    }
}
