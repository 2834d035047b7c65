package dev.waybill.catalog.migration.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.file.FileName;
import dev.waybill.file.ObjectKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for whatever a file may be called on a disk. */
class KeptKeysTest {

    @Property
    void every_path_gets_a_key_that_gives_a_name(@ForAll("names") String name) {
        ObjectKey key = key("images/2024/12/" + name).orElseThrow();

        assertThat(new FileName(key.lastSegment()).value()).isNotEmpty();
        assertThat(key.value()).startsWith("images/2024/12/").hasSizeLessThan(300);
        assertThat(Path.of("/root").resolve(key.value()).normalize()).startsWithRaw(Path.of("/root/images/2024/12"));
    }

    @Property
    void the_same_path_has_the_same_key_and_another_another(
            @ForAll("names") String one, @ForAll("names") String other) {
        Assume.that(!one.equals(other));

        assertThat(key("images/" + one)).isEqualTo(key("images/" + one)).isNotEqualTo(key("images/" + other));
    }

    @Property
    void what_is_a_key_stays_as_it_is(@ForAll("keys") String path) {
        assertThat(key(path)).contains(new ObjectKey(path));
    }

    @Property
    void a_name_keeps_its_extension(@ForAll("names") String name) {
        String key = key(name + ".pdf").orElseThrow().value();

        assertThat(key).endsWith(".pdf");
    }

    @Example
    void names_that_fold_to_the_same_are_told_apart_by_their_paths() {
        assertThat(List.of("ä.png", "ö.png", "a/ä.png").stream()
                        .map(path -> key("images/" + path).orElseThrow()))
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(key.value()).matches("images/(a/)?_-[0-9a-f]{8}\\.png"));
    }

    @Example
    void a_path_that_is_too_long_has_no_key() {
        assertThat(key("images/" + "directory/".repeat(60) + "x.png")).isEmpty();
    }

    private static Optional<ObjectKey> key(String path) {
        return KeptKeys.key(path, path);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<Integer> anything = Arbitraries.integers().between(1, Character.MAX_CODE_POINT);
        Arbitrary<Integer> awkward = Arbitraries.of("aB0._- %?#&\\\"'<>|*:;~\u202E\u0301é请🎉\u200D\u0001\n"
                .codePoints()
                .boxed()
                .toList());
        return Arbitraries.frequencyOf(Tuple.of(1, anything), Tuple.of(3, awkward))
                .filter(c -> c != '/' && c != 0xFFFD && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .map(Character::toString)
                .list()
                .ofMinSize(1)
                .ofMaxSize(80)
                .map(characters -> String.join("", characters))
                .filter(name -> !name.startsWith("."));
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings()
                .withChars("abcXYZ019_-.")
                .ofMinLength(1)
                .ofMaxLength(60)
                .filter(segment -> !segment.startsWith("."))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(segments -> String.join("/", segments));
    }
}
