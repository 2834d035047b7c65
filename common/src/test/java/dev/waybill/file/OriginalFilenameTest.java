package dev.waybill.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file names of hostile-inputs.md, rows 1 and 3 to 7. */
class OriginalFilenameTest {

    static Stream<Arguments> namesAndWhatIsKeptOfThem() {
        return Stream.of(
                // path parts
                Arguments.of("../../etc/passwd", "passwd", "passwd"),
                Arguments.of("C:\\x\\y.txt", "y.txt", "y.txt"),
                Arguments.of("a\\..\\b/c.pdf", "c.pdf", "c.pdf"),
                Arguments.of("..%2f..%2fpasswd", "..%2f..%2fpasswd", ".._2f.._2fpasswd"),
                // line ends and other controls
                Arguments.of("in\r\nvoice.pdf", "invoice.pdf", "invoice.pdf"),
                Arguments.of("a\u001b[31mb\u007f\u0085\u009b.txt", "a[31mb.txt", "a_31mb.txt"),
                Arguments.of("a\u2028b\u2029.txt", "ab.txt", "ab.txt"),
                // nothing, dots, trailing dots and spaces
                Arguments.of("", "unnamed", "unnamed"),
                Arguments.of("   ", "unnamed", "unnamed"),
                Arguments.of(".", "unnamed", "unnamed"),
                Arguments.of("..", "unnamed", "unnamed"),
                Arguments.of("\u0001..\n", "unnamed", "unnamed"),
                Arguments.of("uploads/", "unnamed", "unnamed"),
                Arguments.of("report.pdf. ", "report.pdf.", "report.pdf."),
                // names that mean something to a shell or a file system
                Arguments.of(".htaccess", ".htaccess", ".htaccess"),
                Arguments.of("-rf", "-rf", "-rf"),
                Arguments.of("CON", "CON", "CON"),
                Arguments.of("=cmd|' /C calc'!A1.csv", "=cmd|' /C calc'!A1.csv".substring(8), "C_calc__A1.csv"),
                Arguments.of("${jndi:ldap:x}.txt", "${jndi:ldap:x}.txt", "__jndi_ldap_x_.txt"),
                // beyond ASCII
                Arguments.of("Angebot Ü 7.PDF", "Angebot Ü 7.PDF", "Angebot___7.PDF"),
                Arguments.of("😀.png", "😀.png", "_.png"),
                Arguments.of("请求", "请求", "__"),
                Arguments.of("\u202Egnp.exe", "\u202Egnp.exe", "_gnp.exe"));
    }

    @ParameterizedTest
    @MethodSource("namesAndWhatIsKeptOfThem")
    void keepsTheLastSegmentWithoutControlsAndMakesItSafeForAKey(String sent, String kept, String safe) {
        var name = new OriginalFilename(sent);

        assertThat(name.value()).isEqualTo(kept);
        assertThat(name.safe()).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0.pdf", "\0", "\uD800.pdf", "a\uDC00", "caf\uFFFD.pdf", "\uDE00\uD83D.png"})
    void refusesNulAndWhatIsNotValidUnicode(String sent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OriginalFilename(sent))
                .withMessageContaining("valid Unicode");
    }

    @Test
    void takes255ChineseCharactersAndRefuses5000() {
        String name = "请".repeat(251) + ".pdf";

        assertThat(new OriginalFilename(name).value()).isEqualTo(name);
        assertThat(new OriginalFilename(name).safe()).hasSize(120).endsWith("_.pdf");
        assertThatIllegalArgumentException().isThrownBy(() -> new OriginalFilename("请".repeat(5000)));
    }

    @Test
    void takes1024CharactersAndNotOneMore() {
        assertThat(new OriginalFilename("x".repeat(1024)).value()).hasSize(1024);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OriginalFilename("x".repeat(1025)))
                .withMessageContaining("1024");
    }

    @Test
    void keepsTwinsOfDifferentNormalFormsApartThoughTheirSafeNamesAreOne() {
        var composed = new OriginalFilename("caf\u00E9.pdf");
        var decomposed = new OriginalFilename("cafe\u0301.pdf");

        assertThat(composed).isNotEqualTo(decomposed);
        assertThat(composed.safe()).isEqualTo(decomposed.safe()).isEqualTo("caf_.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {".htaccess", "-rf", "CON", "请求", "..%2f", "", "\u202Egnp.exe", "a.b.c.d"})
    void givesKeysAndNamesThatAreValid(String sent) {
        var layout = new KeyLayout("uploads/{doc_type}/{owner}_{doc_type}_{epoch}_{safe}");
        var owner = new Owner(Owner.Kind.AGENCY, "AGY-1");

        ObjectKey key =
                layout.key(FileId.next(), owner, new DocType("rate_card"), new OriginalFilename(sent), Instant.now());

        assertThat(new FileName(key.lastSegment()).value()).startsWith("AGY-1_rate_card_");
    }

    static Stream<Arguments> namesAndExtensions() {
        return Stream.of(
                Arguments.of("a.PDF", "pdf"),
                Arguments.of("a.tar.gz", "gz"),
                Arguments.of("a", ""),
                Arguments.of("a.", ""),
                Arguments.of("a.p df", ""),
                Arguments.of("a.请求", ""),
                Arguments.of("a." + "x".repeat(16), "x".repeat(16)),
                Arguments.of("a." + "x".repeat(17), ""),
                Arguments.of(".htaccess", "htaccess"));
    }

    @ParameterizedTest
    @MethodSource("namesAndExtensions")
    void tellsTheExtension(String name, String extension) {
        assertThat(new OriginalFilename(name).extension()).isEqualTo(extension);
    }
}
