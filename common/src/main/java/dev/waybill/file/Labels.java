package dev.waybill.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people say about a file, and may change. A title has at most 255 characters, a description 4,000; there are at
 * most 32 tags of at most 64 characters.
 */
public record Labels(@Nullable String title, @Nullable String description, List<String> tags) {

    private static final int MAX_TITLE = 255;
    private static final int MAX_DESCRIPTION = 4000;
    private static final int MAX_TAGS = 32;
    private static final int MAX_TAG = 64;

    public Labels {
        atMost(title, MAX_TITLE, "title");
        atMost(description, MAX_DESCRIPTION, "description");
        if (tags.size() > MAX_TAGS) {
            throw new IllegalArgumentException("there are at most " + MAX_TAGS + " tags");
        }
        tags.forEach(tag -> atMost(tag, MAX_TAG, "tag"));
        tags = List.copyOf(tags);
    }

    private static void atMost(@Nullable String text, int length, String what) {
        if (text != null && text.length() > length) {
            throw new IllegalArgumentException("a " + what + " has at most " + length + " characters");
        }
        if (text != null && (text.indexOf('\0') >= 0 || !Unicode.isWellFormed(text))) {
            throw new IllegalArgumentException("a " + what + " is valid Unicode without NUL");
        }
    }
}
