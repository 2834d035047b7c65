package dev.waybill.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every name that is taken at all. */
class OriginalFilenamePropertiesTest {

    @Property
    void theSafeNameIsSafe(@ForAll("names") String sent) {
        assertThat(new OriginalFilename(sent).safe()).matches("[A-Za-z0-9._-]{1,120}");
    }

    @Property
    void theSafeNameKeepsTheExtension(@ForAll("names") String sent) {
        var name = new OriginalFilename(sent);

        if (!name.extension().isEmpty()) {
            assertThat(name.safe().toLowerCase(Locale.ROOT)).endsWith("." + name.extension());
        }
    }

    @Property
    void takingItAgainChangesNothing(@ForAll("names") String sent) {
        var name = new OriginalFilename(sent);

        assertThat(new OriginalFilename(name.value())).isEqualTo(name);
    }

    @Property
    void noPathAndNoControlIsLeft(@ForAll("names") String sent) {
        assertThat(new OriginalFilename(sent).value())
                .isNotBlank()
                .doesNotContain("/", "\\", "\r", "\n")
                .isNotIn(".", "..");
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> anything = Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(c -> c != 0xFFFD && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .map(Character::toString)
                .list()
                .ofMaxSize(300)
                .map(characters -> String.join("", characters));
        Arbitrary<String> ordinary = Arbitraries.strings().ofMaxLength(300).withChars("abcXYZ089 ._-/\\\r\n\u0301é请");
        Arbitrary<String> extension =
                Arbitraries.of("", ".pdf", ".JPEG", ".tar.gz", ".", ".a b", ".x1234567890123456789");
        return Combinators.combine(Arbitraries.oneOf(anything, ordinary), extension)
                .as(String::concat);
    }
}
