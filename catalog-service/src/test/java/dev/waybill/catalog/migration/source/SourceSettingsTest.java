package dev.waybill.catalog.migration.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceSettingsTest {

    @Test
    void blank_is_unset() {
        SourceSettings settings = new SourceSettings(Path.of(""), List.of("", " "), List.of(" "), "images/");

        assertThat(settings.sourceDir()).isNull();
        assertThat(settings.targets()).isEmpty();
        assertThat(settings.addressBases()).isEmpty();
    }

    @Test
    void values_are_put_into_one_form() {
        SourceSettings settings = new SourceSettings(
                Path.of("a/../b"),
                List.of(" event_media.file_name", "event_media.file_name", "decks.slides.image"),
                List.of("https://app.example.com/", "/static//", "/static"),
                "images/");

        assertThat(settings.sourceDir()).isAbsolute().endsWithRaw(Path.of("b"));
        assertThat(settings.targets())
                .containsExactly(
                        new RecordTarget("event_media", "file_name"), new RecordTarget("decks", "slides.image"));
        assertThat(settings.addressBases()).containsExactly("https://app.example.com", "/static");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_media", "event_media.", ".file_name", "a.$where", "a b.c", "a..b"})
    void a_field_is_named_with_its_collection(String record) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SourceSettings(null, List.of(record), List.of(), "images/"))
                .withMessageContaining("MIGRATION_RECORDS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static",
                "ftp://app.example.com",
                "https://user:secret@app.example.com",
                "//app.example.com",
                "a b"
            })
    void a_base_is_an_address_or_a_path(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SourceSettings(null, List.of(), List.of(base), "images/"))
                .withMessageContaining("MIGRATION_ADDRESS_BASES")
                .withMessageNotContaining("secret");
    }
}
