package dev.waybill.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the small value types take and refuse. */
class ValueTypesTest {

    private static final String UUID_V7 = "0197a3c0-5b1e-7c3a-9f00-0123456789ab";

    @ParameterizedTest
    @ValueSource(strings = {"a", "uploads/x/AGY-1_x_17_a.pdf", "a/.htaccess", "a/...", "a/-rf", "..a/b"})
    void aKeyIsSegmentsOfSafeCharacters(String key) {
        assertThat(new ObjectKey(key)).hasToString(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "a/.", "./a", "a b", "a\\b", "a%2fb", "é", "a\n",
                "a?b"
            })
    void aKeyIsNoOtherThing(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey(key));
    }

    @Test
    void aKeyHas512CharactersAtMost() {
        assertThatNoException().isThrownBy(() -> new ObjectKey("k".repeat(512)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey("k".repeat(513)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey("a/".repeat(1_000_000)));
    }

    @ParameterizedTest
    @CsvSource({"a,a", "a/b,b", "uploads/jobs/J/x/y.pdf,y.pdf"})
    void aKeyTellsItsLastSegment(String key, String last) {
        assertThat(new ObjectKey(key).lastSegment()).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".htaccess", ".", "..", "a/b", "a b", "a\n", "é"})
    void aNameIsNoPathAndNotHidden(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new FileName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rf", "CON", "_", "a..b", "7"})
    void aNameMayLookOdd(String name) {
        assertThat(new FileName(name)).hasToString(name);
    }

    @Test
    void aNameHas255CharactersAtMost() {
        assertThatNoException().isThrownBy(() -> new FileName("n".repeat(255)));
        assertThatIllegalArgumentException().isThrownBy(() -> new FileName("n".repeat(256)));
    }

    @Test
    void anIdIsParsedFromTheLongFormOnly() {
        assertThat(FileId.parse(UUID_V7)).hasToString(UUID_V7);
        assertThat(FileId.tryParse(UUID_V7.toUpperCase(Locale.ROOT))).contains(FileId.parse(UUID_V7));
        assertThat(List.of(
                        "",
                        "1-1-1-1-1",
                        UUID_V7.replace("-", ""),
                        UUID_V7 + "0",
                        UUID_V7.substring(1),
                        "../../../../../../../../etc/passwd/..."))
                .allSatisfy(text -> assertThat(FileId.tryParse(text)).isEqualTo(Optional.empty()));
        assertThat(FileId.tryParse("0197a3c05b1e-7c3a-9f00-0123-456789ab")).isEmpty();
        assertThat(FileId.tryParse("0197a3c0-5b1e-7c3a-9f00-0123456789ag")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> FileId.parse("no id"));
    }

    @Test
    void newIdsAreVersion7AndInOrder() {
        List<FileId> ids =
                IntStream.range(0, 10_000).mapToObj(i -> FileId.next()).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids).extracting(FileId::value).extracting(UUID::version).containsOnly(7);
    }

    @Test
    void aDigestSpellsItselfInHexAndBase64() {
        Sha256 nothing = Sha256.of(new byte[0]);

        assertThat(nothing.hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(nothing.base64()).isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assertThat(Sha256.ofBase64(nothing.base64())).isEqualTo(nothing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e3b0", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"})
    void aDigestIs64LowerCaseDigits(String hex) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sha256(hex));
    }

    @Test
    void aDigestIsNotTheChecksumOfAMultipartUpload() {
        String composite = Sha256.of(new byte[0]).base64() + "-2";

        assertThatIllegalArgumentException().isThrownBy(() -> Sha256.ofBase64(composite));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Sha256.ofBase64(Base64.getEncoder().encodeToString("short".getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @CsvSource({
        "AGENCY,AGY-123",
        "AGENCY,AGY-a-B-9",
        "CLIENT,CLT-456",
        "JOB,JOB_1-x",
        "EVENT,7",
        "USER,u",
        "PRODUCT,product_x"
    })
    void anOwnerHasTheFormOfItsKind(Owner.Kind kind, String id) {
        assertThat(new Owner(kind, id)).hasToString(kind.member() + "=" + id);
    }

    @ParameterizedTest
    @CsvSource({
        "AGENCY,CLT-1",
        "AGENCY,AGY-",
        "AGENCY,AGY-1/2",
        "AGENCY,agy-1",
        "AGENCY,AGY-1_2",
        "CLIENT,CLT-..",
        "JOB,-1",
        "JOB,a.b",
        "JOB,a%2f",
        "JOB,é",
        "EVENT,''",
        "USER,a b",
        "PRODUCT,x"
    })
    void anOwnerHasNoOtherForm(Owner.Kind kind, String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Owner(kind, id))
                .withMessageContaining(kind.member());
    }

    @ParameterizedTest
    @EnumSource(Owner.Kind.class)
    void anOwnerOfTenThousandCharactersIsRefused(Owner.Kind kind) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Owner(kind, "A".repeat(10_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a-b", "a/b", "a.b"})
    void aDocTypeIsLowerCaseWithUnderscores(String text) {
        assertThat(new DocType("agency_invoice")).hasToString("agency_invoice");
        assertThatIllegalArgumentException().isThrownBy(() -> new DocType(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pdf", "a/b/c", "text/html; charset=utf-8", "TEXT/html", "a/b\r\nX: y", "/b"})
    void aMediaTypeHasTwoHalvesAndNoParameters(String text) {
        assertThat(new MediaType("image/svg+xml")).hasToString("image/svg+xml");
        assertThatIllegalArgumentException().isThrownBy(() -> new MediaType(text));
    }

    @Test
    void labelsAreBoundedAndValidUnicode() {
        assertThatNoException()
                .isThrownBy(() -> new Labels("t".repeat(255), "d".repeat(4000), List.of("x".repeat(64))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Labels("t".repeat(256), null, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Labels(null, "d".repeat(4001), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Labels(null, null, List.of("x".repeat(65))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Labels(null, null, Collections.nCopies(33, "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Labels("a\0b", null, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Labels("a\uD800b", null, List.of()));
    }
}
