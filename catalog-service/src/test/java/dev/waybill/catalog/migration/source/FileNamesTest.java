package dev.waybill.catalog.migration.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.pdf",
                "Größe.pdf",
                "Gro\u0308ße.pdf",
                "请求",
                "🎉",
                "a\u202Eb",
                "100%.pdf",
                "%41.pdf",
                "a b",
                "\u0080"
            })
    void text_becomes_a_name_and_text_again(String text) {
        assertThat(FileNames.name(text).flatMap(FileNames::text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "/", "a\0b", "\uD800", "a\uDC00", "a\uFFFD"})
    void no_file_has_such_a_name(String text) {
        assertThat(FileNames.name(text)).isEmpty();
    }

    @Test
    void bytes_that_are_no_text_are_shown_so_that_they_can_be_told_apart() {
        Path name = Path.of(URI.create("file:///x/Gr%F6%DFe.pdf")).getFileName();

        assertThat(FileNames.text(name)).isEmpty();
        assertThat(FileNames.shown(name)).isEqualTo("Gr\uFFFDF6\uFFFDDFe.pdf");
    }
}
