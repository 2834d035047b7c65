package dev.waybill.catalog.migration.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceSettingsTest {

    @Test
    void whatIsRightIsTaken() {
        var settings = new ReferenceSettings(
                List.of("slides.content.html", "products.*"),
                List.of(" https://app.example.com/ ", "/static", "static", "C:\\srv\\app"),
                List.of("images/"));
        assertThat(settings.parsedTargets())
                .containsExactly(new Target("slides", "content.html"), new Target("products", "*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"slides", "slides.", ".html", "slides..html", "slides.$x", "sli des.html", ""})
    void targetsAreFieldsOfCollections(String target) {
        assertThatThrownBy(() -> new ReferenceSettings(List.of(target), List.of(), List.of()))
                .hasMessageStartingWith("MIGRATION_REFERENCES lists fields such as slides.content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "//", "./", "https://a.example/?x", "a b", "/x#"})
    void basesAreBeginningsOfAddresses(String base) {
        assertThatThrownBy(() -> new ReferenceSettings(List.of(), List.of(base), List.of()))
                .hasMessageStartingWith("MIGRATION_ADDRESS_BASES lists what addresses begin with");
    }

    @Test
    void rootsAreDirectories() {
        assertThatThrownBy(() -> new ReferenceSettings(List.of(), List.of(), List.of("images")))
                .hasMessageContaining("roots lists directories such as images/");
    }
}
