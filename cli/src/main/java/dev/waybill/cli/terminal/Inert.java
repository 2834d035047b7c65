package dev.waybill.cli.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text from elsewhere, such that it cannot move the cursor, colour the screen or reorder its line. */
public final class Inert {
    /** Control characters, what turns the direction of text, line and paragraph separators, halves of surrogate pairs. */
    private static final Pattern LIVE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069\\uFEFF]");

    private Inert() {}

    /** The same text, with each such character spelled out: an escape becomes the six characters {@code \}{@code u001b}. */
    public static String text(String text) {
        Matcher live = LIVE.matcher(text);
        return live.replaceAll(found ->
                Matcher.quoteReplacement("\\u%04x".formatted((int) found.group().charAt(0))));
    }
}
