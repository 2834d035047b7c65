package dev.waybill.catalog.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.file.Labels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPatchTest {

    private static final Labels BEFORE = new Labels("title", "description", List.of("a"));

    @Test
    void whatIsLeftOutStaysAndNullClears() {
        assertThat(patched("{}")).isEqualTo(BEFORE);
        assertThat(patched("{\"title\":\"new\"}")).isEqualTo(new Labels("new", "description", List.of("a")));
        assertThat(patched("{\"title\":null,\"description\":null,\"tags\":null}"))
                .isEqualTo(new Labels(null, null, List.of()));
        assertThat(patched("{\"tags\":[\"x\",\"y\"]}"))
                .isEqualTo(new Labels("title", "description", List.of("x", "y")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{\"status\":\"stored\"}",
                "{\"title\":7}",
                "{\"tags\":\"a\"}",
                "{\"tags\":[null]}",
                "{\"title\":\"a\",\"title\":\"b\"}",
                "{\"title\":\"a\\u0000\"}"
            })
    void anythingElseIsRefused(String body) {
        assertThatThrownBy(() -> patched(body)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sizesAreBounded() {
        assertThatThrownBy(() -> patched("{\"title\":\"" + "x".repeat(256) + "\"}"))
                .hasMessageContaining("at most 255");
        assertThatThrownBy(() -> LabelPatch.parse(new byte[LabelPatch.MAX_BYTES + 1]))
                .hasMessageContaining("at most");
    }

    private static Labels patched(String body) {
        return LabelPatch.parse(body.getBytes(StandardCharsets.UTF_8)).apply(BEFORE);
    }
}
