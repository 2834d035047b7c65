package dev.waybill.catalog.migration.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    private static final List<String> ROOTS = List.of("images/", "uploads/", "events/", "users/");
    private static final Addresses ADDRESSES = new Addresses(
            List.of("https://app.example.com", "/static", "http://localhost:3000/", "C:\\srv\\app"), ROOTS);

    private final Book book = Book.sample();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "images/2024/12/über bild.png",
                "/images/2024/12/über bild.png",
                "./images/2024/12/über bild.png",
                "../../images/2024/12/über bild.png",
                "https://app.example.com/images/2024/12/über bild.png",
                "http://app.example.com/images/2024/12/über bild.png",
                "HTTPS://App.Example.com/images/2024/12/über bild.png",
                "//app.example.com/images/2024/12/über bild.png",
                "https://app.example.com/static/images/2024/12/über bild.png",
                "http://localhost:3000/images/2024/12/%C3%BCber%20bild.png",
                "//localhost:3000/images/2024/12/über bild.png",
                "/static/images/2024/12/über bild.png",
                "static/images/2024/12/über bild.png",
                "images/2024/12/%C3%BCber%20bild.png",
                "images/2024/12/%c3%bcber%20bild.png",
                "images/2024/12/%C3%BCber+bild.png",
                "images/2024/12/über+bild.png",
                "images/2024/12/u\u0308ber bild.png",
                "images/2024/12/u%CC%88ber%20bild.png",
                "images/2024/12/&uuml;ber bild.png",
                "images/2024/12/&#252;ber&#x20;bild.png",
                "images/2024/12/&amp;uuml;ber bild.png",
                "images\\2024\\12\\über bild.png",
                "C:\\srv\\app\\images\\2024\\12\\über bild.png",
                "images//2024/./12/über bild.png",
            })
    void aValueThatIsAnAddressBecomesTheNewOne(String value) {
        assertThat(rewritten(value)).isEqualTo("/api/files/ueber-bild.png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '¤',
            value = {
                "images%2F2024%2F12%2F%C3%BCber%20bild.png → %2Fapi%2Ffiles%2Fueber-bild.png",
                "images%2f2024%2f12%2f%c3%bcber%20bild.png → %2fapi%2ffiles%2fueber-bild.png",
                "https%3A%2F%2Fapp.example.com%2Fimages%2Fa.png → %2Fapi%2Ffiles%2Fa.png",
                "images\\/2024\\/12\\/\\u00fcber bild.png → \\/api\\/files\\/ueber-bild.png",
                "images&#x2F;a.png → &#x2F;api&#x2F;files&#x2F;a.png",
                "images/a.png?v=3#x → /api/files/a.png?v=3#x",
                "/images/a.png#x → /api/files/a.png#x",
            })
    void whatIsPutInIsWrittenAsItsSurroundingsDemand(String before, String after) {
        assertThat(rewritten(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '¤',
            value = {
                "<img src=\"images/2024/12/über bild.png\"> → <img src=\"/api/files/ueber-bild.png\">",
                "<img src='/images/2024/12/über bild.png'/> → <img src='/api/files/ueber-bild.png'/>",
                "<img src=images/a.png alt=b.png> → <img src=/api/files/a.png alt=b.png>",
                "<img src = \" images/a.png \"> → <img src = \" /api/files/a.png \">",
                "<img alt=\"see images/a.png\" src=\"images/b.png\"> → <img alt=\"see /api/files/a.png\" src=\"/api/files/b.png\">",
                "<a href=\"https://app.example.com/images/a.png?v=3&amp;w=1#x\">images/a.png</a> → <a href=\"/api/files/a.png?v=3&amp;w=1#x\">/api/files/a.png</a>",
                "<img srcset=\"images/a.png 1x, /images/2024/12/%C3%BCber%20bild.png 2x\"> → <img srcset=\"/api/files/a.png 1x, /api/files/ueber-bild.png 2x\">",
                "<img srcset=\"images/a.png 640w,images/b.png 1280w\"> → <img srcset=\"/api/files/a.png 640w,/api/files/b.png 1280w\">",
                "<img srcset=\"images/2024/12/über bild.png 1x, images/b.png 2x\"> → <img srcset=\"/api/files/ueber-bild.png 1x, /api/files/b.png 2x\">",
                "<p style=\"background:url(images/a.png)\"> → <p style=\"background:url(/api/files/a.png)\">",
                "<p style=\"background:url('images/2024/12/über bild.png')\"> → <p style=\"background:url('/api/files/ueber-bild.png')\">",
                "<p style=\"background:url(&quot;/images/2024/12/über bild.png&quot;)\"> → <p style=\"background:url(&quot;/api/files/ueber-bild.png&quot;)\">",
                "<p style=\"background:url(&#x27;images&#x2F;a.png&#x27;)\"> → <p style=\"background:url(&#x27;&#x2F;api&#x2F;files&#x2F;a.png&#x27;)\">",
                "a{background:url( images/a.png ) no-repeat,url(\"images/b.png\")} → a{background:url( /api/files/a.png ) no-repeat,url(\"/api/files/b.png\")}",
                "a{background:url(images/2024/12/über\\ bild.png)} → a{background:url(/api/files/ueber-bild.png)}",
                "@import 'images/a.png'; → @import '/api/files/a.png';",
            })
    void addressesInHtmlAndCssAreReplaced(String before, String after) {
        assertThat(rewritten(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '¤',
            value = {
                "{\"src\":\"images/2024/12/über bild.png\"} → {\"src\":\"/api/files/ueber-bild.png\"}",
                "{\"src\":\"images\\/2024\\/12\\/\\u00FCber bild.png\",\"w\":3} → {\"src\":\"\\/api\\/files\\/ueber-bild.png\",\"w\":3}",
                "{\"html\":\"<img src=\\\"images\\/a.png\\\">\"} → {\"html\":\"<img src=\\\"\\/api\\/files\\/a.png\\\">\"}",
                "{\"html\":\"\\u003cimg src=\\u0022images\\/a.png\\u0022\\u003e\"} → {\"html\":\"\\u003cimg src=\\u0022\\/api\\/files\\/a.png\\u0022\\u003e\"}",
                "\"{\\\"src\\\":\\\"images\\\\/2024\\\\/12\\\\/\\\\u00fcber bild.png\\\"}\" → \"{\\\"src\\\":\\\"\\\\/api\\\\/files\\\\/ueber-bild.png\\\"}\"",
                "\"{\\\"h\\\":\\\"<img src=\\\\\\\"images/a.png\\\\\\\">\\\"}\" → \"{\\\"h\\\":\\\"<img src=\\\\\\\"/api/files/a.png\\\\\\\">\\\"}\"",
                "{\"path\":\"images\\\\2024\\\\12\\\\über bild.png\"} → {\"path\":\"/api/files/ueber-bild.png\"}",
                "{\"text\":\"one\\nimages/a.png\\ttwo\"} → {\"text\":\"one\\n/api/files/a.png\\ttwo\"}",
                "{&quot;src&quot;:&quot;images\\/a.png&quot;} → {&quot;src&quot;:&quot;\\/api\\/files\\/a.png&quot;}",
                "[\"images/a.png\",\"images/b.png\"] → [\"/api/files/a.png\",\"/api/files/b.png\"]",
            })
    void addressesInJsonAreReplaced(String before, String after) {
        assertThat(rewritten(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '¤',
            value = {
                "![über](images/2024/12/über bild.png) → ![über](/api/files/ueber-bild.png)",
                "![](images/2024/12/%C3%BCber%20bild.png \"Titel\") → ![](/api/files/ueber-bild.png \"Titel\")",
                "![](<images/2024/12/über bild.png>) → ![](</api/files/ueber-bild.png>)",
                "[![](images/a.png)](https://app.example.com/images/b.png) → [![](/api/files/a.png)](/api/files/b.png)",
                "[https://else.example/x](images/a.png) → [https://else.example/x](/api/files/a.png)",
                "[1]: images/a.png → [1]: /api/files/a.png",
                "See images/a.png, images/b.png. → See /api/files/a.png, /api/files/b.png.",
                "See images/2024/12/über bild.png! → See /api/files/ueber-bild.png!",
                "Siehe „images/a.png“ oder (images/b.png) → Siehe „/api/files/a.png“ oder (/api/files/b.png)",
                "`images/a.png`|*images/b.png*|images/a.png… → `/api/files/a.png`|*/api/files/b.png*|/api/files/a.png…",
                "https://app.example.com/resize?u=%2Fimages%2Fa.png&w=640 → https://app.example.com/resize?u=%2Fapi%2Ffiles%2Fa.png&w=640",
                "/resize?u=/images/a.png&w=640 → /resize?u=/api/files/a.png&w=640",
            })
    void addressesInMarkdownAndProseAreReplaced(String before, String after) {
        assertThat(rewritten(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "images/a.png.bak",
                "my-images/a.png",
                "my_images/a.png",
                "other/images/a.png",
                "/other/images/a.png",
                "https://elsewhere.example/images/a.png",
                "//elsewhere.example/images/a.png",
                "https%3A%2F%2Felsewhere.example%2Fimages%2Fa.png",
                "https://elsewhere.example/x?u=https://app.example.com/images/a.png",
                "https://app.example.com.evil.example/images/a.png",
                "https://app.example.com:8443/images/a.png",
                "https://app.example.com@evil.example/images/a.png",
                "ftp-images/a.png and images/a.pngx",
                "<img src=\"my images/a.png\">",
                "<img src=\"images/a.png copy.png\">",
                "{\"src\":\"images/a.png copy.png\"}",
                "images/a.png copy.png",
                "images/A.png",
                "images/a.png/",
                "~/images/a.png",
                "@images/a.png",
                "$images/a.png",
                "data:image/png;base64,images/a+png==",
            })
    void partsOfOtherAddressesAreNot(String text) {
        assertThat(rewritten(text)).isSameAs(text);
    }

    @Test
    void foreignAddressesAreNotEvenToldOf() {
        assertThat(left("<img src='https://elsewhere.example/images/x.png'> //elsewhere.example/uploads/x.pdf"))
                .isEmpty();
        assertThat(rewritten("url(https://elsewhere.example/images/a.png),url(images/b.png)"))
                .isEqualTo("url(https://elsewhere.example/images/a.png),url(/api/files/b.png)");
    }

    @Test
    void oldAddressesWithoutANewOneAreToldOf() {
        book.waitingFor("images/late.png");
        assertThat(left("<img src=\"/images/late.png\"><img src='images/unknown.png?v=1'> or images/gone.png."))
                .containsExactly("/images/late.png", "images/unknown.png?v=1", "images/gone.png");
        assertThat(left("uploads/downloads are slow, images/")).isEmpty();
        assertThat(left("https://app.example.com/uploads/x.pdf"))
                .containsExactly("https://app.example.com/uploads/x.pdf");
        assertThat(left("images/late.png")).containsExactly("images/late.png");
    }

    @Test
    void namesMayHoldAlmostAnything() {
        for (String name : List.of(
                "a (1).png",
                "it's.png",
                "a,b.png",
                "Tom & Jerry.png",
                "C# notes.pdf",
                "what?.png",
                "a=b;c.png",
                "[1] {2}.png",
                "100%.png",
                "a+b.png",
                "a%20b.png",
                "12:30.png",
                "a..b.png",
                "😀.png",
                "a'b\"c.png",
                "no-extension")) {
            String path = "images/2024/" + name;
            book.with(path, "/api/files/x");
            assertThat(rewritten(path)).as(name).isEqualTo("/api/files/x");
            if (!name.contains("\"")) {
                assertThat(rewritten("{\"a\":\"" + path + "\"}")).as(name).isEqualTo("{\"a\":\"/api/files/x\"}");
            }
            String encoded = path.replace("%", "%25")
                    .replace(" ", "%20")
                    .replace("'", "%27")
                    .replace("\"", "%22")
                    .replace("#", "%23")
                    .replace("?", "%3F")
                    .replace("+", "%2B");
            assertThat(rewritten("<a href='" + encoded + "'>")).as(name).isEqualTo("<a href='/api/files/x'>");
        }
    }

    @Test
    void everythingElseStaysToTheByte() {
        String odd = "\r\n\uFEFF\uD800 u\u0308 \u0000 \r <img src=\"";
        assertThat(rewritten(odd + "images/a.png" + "\">" + odd)).isEqualTo(odd + "/api/files/a.png" + "\">" + odd);
    }

    @Test
    void aTextWithoutAddressesIsReturnedAsItIs() {
        for (String text : List.of(
                "", " ", "and/or 3/4 image/png", "<p>Nothing here, really.</p>", "\\\\\\", "&&&;&#;&#x;", "%%%")) {
            assertThat(rewritten(text)).isSameAs(text);
        }
        assertThat(book.asked()).isZero();
    }

    @Test
    void aTextThatIsTooLongIsLeft() {
        String longest = "images/a.png" + " ".repeat(Addresses.LONGEST_TEXT - 12);
        assertThat(rewritten(longest)).startsWith("/api/files/a.png ");
        String longer = longest + " ";
        assertThat(rewritten(longer)).isSameAs(longer);
        assertThat(left(longer)).hasSize(1).first().asString().hasSize(1024);
    }

    @Test
    void anAddressWithOddCharactersIsWrittenSafely() {
        book.with("images/odd.png", "https://s3.example/x?a=1&b=\"'ü)");
        assertThat(rewritten("images/odd.png")).isEqualTo("https://s3.example/x?a=1&b=%22%27%C3%BC%29");
        assertThat(rewritten("<a href='images/odd.png'>"))
                .isEqualTo("<a href='https://s3.example/x?a=1&amp;b=%22%27%C3%BC%29'>");
        assertThat(rewritten("x?u=%2Fimages%2Fodd.png"))
                .isEqualTo("x?u=https%3A%2F%2Fs3.example%2Fx%3Fa%3D1%26b%3D%22%27%C3%BC%29");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"images/",
                "images/",
                "images/a.x ",
                "\\\"images/x.y",
                "'\"`images/q.r",
                "&amp;",
                "&quot;images/x.y",
                "(",
                "((images/a.b",
                "//:",
                "https://",
                "https://app.example.com/",
                "\\",
                "%2F",
                "a/b.c ",
                "/.",
                "\\u0022images/u.v",
                "\" ",
                "images/a.b,"
            })
    void hostileTextsCostInProportionToTheirLength(String piece) {
        String text = piece.repeat((1 << 18) / piece.length());
        rewritten(text);
        assertThat(book.asked()).isLessThan(text.length() / 4);
    }

    @Test
    void aHostileTextOfAMegabyteIsAskedForAlmostNothing() {
        rewritten("\"images/".repeat(1 << 17));
        assertThat(book.asked()).isLessThan(10);
    }

    private String rewritten(String text) {
        Rewriting rewriting = ADDRESSES.rewrite(text, book);
        assertThat(Edit.apply(rewriting.edits(), text)).isEqualTo(rewriting.text());
        assertThat(Edit.revert(rewriting.edits(), rewriting.text())).contains(text);
        return rewriting.text();
    }

    private List<String> left(String text) {
        Rewriting rewriting = ADDRESSES.rewrite(text, book);
        assertThat(rewriting.text()).isSameAs(text);
        return rewriting.left();
    }
}
