package dev.waybill.benchmarks.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** What an address stands in. */
enum Surroundings {
    ATTRIBUTE("<p><img src=\"", "\" alt=\"\"></p>\n", Surroundings::html),
    SINGLE_QUOTES("<a href='", "'>images</a>\r\n", Surroundings::html),
    QUOTED_STYLE("<p style=\"background:url(&quot;", "&quot;)\">", Surroundings::html),
    JSON("{\"type\":\"image\",\"src\":\"", "\"}", Surroundings::json),
    JSON_WITH_SLASHES("[{\"src\":\"", "\",\"w\":640}]", text -> json(text).replace("/", "\\/")),
    JSON_IN_JSON("\"{\\\"src\\\":\\\"", "\\\"}\"", text -> json(json(text))),
    HTML_IN_JSON("{\"html\":\"<img src=\\\"", "\\\">\"}", text -> json(html(text))),
    UNQUOTED("<img src=", " alt=x>", UnaryOperator.identity(), true),
    SET("<img srcset=\"", " 1x, https://elsewhere.example/images/2x.png 2x\">", UnaryOperator.identity(), true),
    STYLE("<style>a{background:url(", ")}</style>", UnaryOperator.identity(), true),
    MARKDOWN("\n\n![image](", " \"title\")\n", UnaryOperator.identity(), true),
    PROSE("See ", " for more, or images/.\n", UnaryOperator.identity(), true);

    private final String before;
    private final String after;
    private final UnaryOperator<String> escape;
    private final boolean bare;

    Surroundings(String before, String after, UnaryOperator<String> escape) {
        this(before, after, escape, false);
    }

    Surroundings(String before, String after, UnaryOperator<String> escape, boolean bare) {
        this.before = before;
        this.after = after;
        this.escape = escape;
        this.bare = bare;
    }

    String around(String address) {
        return before + escape.apply(address) + after;
    }

    /** Those with quotation marks, or those without. */
    static List<Surroundings> of(boolean bare) {
        return Arrays.stream(values()).filter(each -> each.bare == bare).toList();
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("'", "&#x27;");
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
