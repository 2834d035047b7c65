package dev.waybill.catalog.migration.reference;

import java.util.List;
import java.util.Optional;

/**
 * One address of a text, and what is to stand in its place.
 *
 * @param at where it begins, in {@code char}s of the text before any edit
 * @param before what stands there, to the letter
 */
public record Edit(int at, String before, String after) {

    /** The text with all edits made, which are in the order of their places; the same instance where there are none. */
    public static String apply(List<Edit> edits, String text) {
        if (edits.isEmpty()) {
            return text;
        }
        StringBuilder changed = new StringBuilder(text.length());
        int copied = 0;
        for (Edit edit : edits) {
            changed.append(text, copied, edit.at).append(edit.after);
            copied = edit.at + edit.before.length();
        }
        return changed.append(text, copied, text.length()).toString();
    }

    /** The text before the edits that this one came of; empty where it cannot have come of them. */
    public static Optional<String> revert(List<Edit> edits, String text) {
        StringBuilder restored = new StringBuilder(text.length());
        int copied = 0;
        int shift = 0;
        for (Edit edit : edits) {
            int at = edit.at + shift;
            if (at < copied || !text.startsWith(edit.after, at)) {
                return Optional.empty();
            }
            restored.append(text, copied, at).append(edit.before);
            copied = at + edit.after.length();
            shift += edit.after.length() - edit.before.length();
        }
        return Optional.of(restored.append(text, copied, text.length()).toString());
    }
}
