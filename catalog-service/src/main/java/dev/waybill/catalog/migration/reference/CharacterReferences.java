package dev.waybill.catalog.migration.reference;

import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/** What {@code &uuml;} and {@code &#x2F;} stand for. */
final class CharacterReferences {

    static final int NONE = -1;
    static final int LONGEST_NAME = 32;

    /** Those of HTML 5 that {@link HtmlUtils} does not know and that occur in addresses. */
    private static final Map<String, Integer> FURTHER = Map.ofEntries(
            Map.entry("apos", (int) '\''),
            Map.entry("sol", (int) '/'),
            Map.entry("bsol", (int) '\\'),
            Map.entry("period", (int) '.'),
            Map.entry("lowbar", (int) '_'),
            Map.entry("colon", (int) ':'),
            Map.entry("comma", (int) ','),
            Map.entry("lpar", (int) '('),
            Map.entry("rpar", (int) ')'),
            Map.entry("num", (int) '#'),
            Map.entry("quest", (int) '?'),
            Map.entry("equals", (int) '='),
            Map.entry("plus", (int) '+'),
            Map.entry("percnt", (int) '%'));

    private CharacterReferences() {}

    /** @param name what stands between {@code &} and {@code ;} @return a code point, or {@link #NONE} */
    static int codePoint(String name) {
        Integer further = FURTHER.get(name);
        if (further != null) {
            return further;
        }
        String reference = "&" + name + ";";
        String character = HtmlUtils.htmlUnescape(reference);
        boolean one = !character.isEmpty() && character.codePointCount(0, character.length()) == 1;
        return one ? character.codePointAt(0) : NONE;
    }
}
