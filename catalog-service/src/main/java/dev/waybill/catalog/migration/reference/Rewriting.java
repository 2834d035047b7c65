package dev.waybill.catalog.migration.reference;

import java.util.List;

/**
 * What became of a text.
 *
 * @param text with the new addresses; the same instance as before where there are none
 * @param edits in the order of their places
 * @param left old addresses that stand as they did, to the letter, in the order of their places: of files that are not
 *     stored, or of none that is known
 */
public record Rewriting(String text, List<Edit> edits, List<String> left) {

    public Rewriting {
        edits = List.copyOf(edits);
        left = List.copyOf(left);
    }
}
