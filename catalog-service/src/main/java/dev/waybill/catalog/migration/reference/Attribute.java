package dev.waybill.catalog.migration.reference;

import java.util.Locale;
import java.util.Set;

/** Attributes of HTML whose whole value is one address. */
final class Attribute {

    private static final Set<String> ONE_ADDRESS = Set.of(
            "src",
            "href",
            "poster",
            "background",
            "cite",
            "data",
            "action",
            "formaction",
            "xlink:href",
            "data-src",
            "data-href",
            "data-original",
            "data-url");
    private static final int LONGEST = 20;

    private Attribute() {}

    /** Whether the quotation mark at this place opens the value of one. */
    static boolean isBefore(int quote, String text) {
        int equals = skipBlanks(quote - 1, text);
        if (equals < 0 || text.charAt(equals) != '=') {
            return false;
        }
        int last = skipBlanks(equals - 1, text);
        int first = last;
        while (first >= 0 && last - first < LONGEST && isPartOfName(text.charAt(first))) {
            first--;
        }
        return ONE_ADDRESS.contains(text.substring(first + 1, last + 1).toLowerCase(Locale.ROOT));
    }

    private static int skipBlanks(int from, String text) {
        int at = from;
        while (at >= 0 && from - at < LONGEST && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at;
    }

    private static boolean isPartOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == ':';
    }
}
