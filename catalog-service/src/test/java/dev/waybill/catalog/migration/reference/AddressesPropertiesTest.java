package dev.waybill.catalog.migration.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AddressesPropertiesTest {

    private static final Addresses ADDRESSES = new Addresses(
            List.of("https://app.example.com", "/static", "http://localhost:3000"),
            List.of("images/", "uploads/", "events/", "users/"));
    private static final String NEW = "/api/files/0197-x.png";

    /** Ways to write a path down that any surroundings can take. */
    private static final Map<String, UnaryOperator<String>> ENCODED = Map.of(
            "upper case", path -> percentEncoded(path, true),
            "lower case", path -> percentEncoded(path, false),
            "composed", path -> percentEncoded(Normalizer.normalize(path, Normalizer.Form.NFC), true),
            "decomposed", path -> percentEncoded(Normalizer.normalize(path, Normalizer.Form.NFD), true));

    /** Those that need quotation marks around them. */
    private static final Map<String, UnaryOperator<String>> VERBATIM = Map.of(
            "as it is", path -> path,
            "composed", path -> Normalizer.normalize(path, Normalizer.Form.NFC),
            "decomposed", path -> Normalizer.normalize(path, Normalizer.Form.NFD));

    private static final List<String> PREFIXES = List.of(
            "",
            "/",
            "./",
            "../",
            "https://app.example.com/",
            "//app.example.com/",
            "/static/",
            "http://localhost:3000/");

    private static final Map<String, Surroundings> ANYWHERE = Map.of(
            "prose", new Surroundings("See ", " for more.", UnaryOperator.identity()),
            "Markdown", new Surroundings("x\n![y](", " \"z\")\n", UnaryOperator.identity()),
            "style", new Surroundings("<p style=\"background:url(", ")\">", UnaryOperator.identity()),
            "set", new Surroundings("<img srcset='x.png 1x, ", " 2x'>", UnaryOperator.identity()));

    private static final Map<String, Surroundings> QUOTED = Map.of(
            "value", new Surroundings("", "", UnaryOperator.identity()),
            "attribute", new Surroundings("<img src=\"", "\">", AddressesPropertiesTest::html),
            "single quotes", new Surroundings("<a href='", "'>", AddressesPropertiesTest::html),
            "JSON", new Surroundings("{\"x\":[1,\"", "\"]}", AddressesPropertiesTest::json),
            "JSON in JSON", new Surroundings("\"{\\\"x\\\":\\\"", "\\\"}\"", path -> json(json(path))),
            "HTML in JSON", new Surroundings("{\"x\":\"<img src=\\\"", "\\\">\"}", path -> json(html(path))));

    @Property
    void whatIsReplacedCanBePutBack(@ForAll("paths") String path, @ForAll("texts") Text text) {
        String old = text.with(path);
        Rewriting rewriting = ADDRESSES.rewrite(old, new Book().with(path, NEW));

        assertThat(rewriting.edits()).hasSize(1);
        assertThat(rewriting.left()).isEmpty();
        assertThat(rewriting.text()).startsWith(text.around.before).endsWith(text.around.after);
        assertThat(rewriting.text().replace("\\", "")).contains(NEW);
        assertThat(Edit.revert(rewriting.edits(), rewriting.text())).contains(old);
    }

    @Property
    void nothingIsDoneTwice(@ForAll("paths") String path, @ForAll("texts") Text text) {
        Book book = new Book().with(path, NEW);
        String once = ADDRESSES.rewrite(text.with(path), book).text();
        assertThat(ADDRESSES.rewrite(once, book).text()).isSameAs(once);
    }

    @Property
    void aPathIsNotFoundWithinALongerOne(@ForAll("paths") String path, @ForAll("texts") Text text) {
        for (String longer : List.of(path + ".bak", path + "x", "other/" + path, "my-" + path, path + "/x.png")) {
            String old = text.with(longer);
            assertThat(ADDRESSES.rewrite(old, new Book().with(path, NEW)).text())
                    .isSameAs(old);
        }
    }

    @Property
    void whateverIsInATextItIsReadToItsEnd(@ForAll String text, @ForAll("noise") String noise) {
        Book book = new Book();
        assertThat(ADDRESSES.rewrite(text, book).text()).isSameAs(text);
        assertThat(ADDRESSES.rewrite(noise, book).text()).isSameAs(noise);
        Rewriting rewriting = ADDRESSES.rewrite(noise, Book.sample());
        assertThat(Edit.revert(rewriting.edits(), rewriting.text())).contains(noise);
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> words = Arbitraries.of("über", "Ångström", "日本", "a", "B2", "x_y", "😀", "IMG", "v1", "é");
        Arbitrary<String> joints =
                Arbitraries.of(" ", "-", "_", " (", ")", ",", "'", "&", "+", "=", ";", "!", "~", "[", "%", "#", ".");
        Arbitrary<String> segments = Combinators.combine(words, joints, words).as((a, joint, b) -> a + joint + b);
        return Combinators.combine(
                        Arbitraries.of("images/", "uploads/", "events/"),
                        segments.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of(".png", ".jpeg", ".pdf", ".7z"))
                .as((root, names, extension) -> root + String.join("/", names) + extension);
    }

    @Provide
    Arbitrary<Text> texts() {
        Arbitrary<String> prefixes = Arbitraries.of(PREFIXES);
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(ENCODED.values()), prefixes, Arbitraries.of(ANYWHERE.values()))
                        .as(Text::new),
                Combinators.combine(Arbitraries.of(ENCODED.values()), prefixes, Arbitraries.of(QUOTED.values()))
                        .as(Text::new),
                Combinators.combine(Arbitraries.of(VERBATIM.values()), prefixes, Arbitraries.of(QUOTED.values()))
                        .as(Text::new));
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.of(
                        "\"", "'", "\\", "\\\"", "&", "&quot;", "&#x2F;", "&amp;", "<", ">", "/", "//", "://", "https",
                        ":", "images/", "a.png", "%2F", "%", "\\u002f", "\\u00", " ", "\n", ",", "(", ")", "=", "?",
                        "#", ".", "é", "\uD83D", "src=")
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }

    private static String percentEncoded(String path, boolean upperCase) {
        HexFormat hex = upperCase ? HexFormat.of().withUpperCase() : HexFormat.of();
        StringBuilder encoded = new StringBuilder();
        for (byte part : path.getBytes(UTF_8)) {
            boolean plain = part == '/' || part == '.' || part > 0 && Character.isLetterOrDigit(part);
            encoded.append(plain ? String.valueOf((char) part) : "%" + hex.toHexDigits(part));
        }
        return encoded.toString();
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("'", "&#x27;").replace("\"", "&quot;");
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\")
                .replace("/", "\\/")
                .replace("ü", "\\u00fc")
                .replace("\"", "\\\"");
    }

    private record Surroundings(String before, String after, UnaryOperator<String> escape) {}

    private record Text(UnaryOperator<String> form, String prefix, Surroundings around) {

        String with(String path) {
            return around.before + around.escape.apply(prefix + form.apply(path)) + around.after;
        }
    }
}
