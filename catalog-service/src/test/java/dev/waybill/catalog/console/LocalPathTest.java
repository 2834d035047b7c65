package dev.waybill.catalog.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console/files?q=a%20b&tag=x", "/integrations/runs/1", "/console/files?q=http://x"})
    void leadsToOurOwnPages(String path) {
        assertThat(LocalPath.orHome(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "files",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/a\nb",
                "/\t/evil.example",
                " //evil.example",
                "/a b",
                "/%"
            })
    void leadsNowhereElse(String path) {
        assertThat(LocalPath.orHome(path)).isEqualTo(LocalPath.HOME);
    }

    @Test
    void isBounded() {
        assertThat(LocalPath.orHome("/" + "a".repeat(2000))).isEqualTo(LocalPath.HOME);
        assertThat(LocalPath.orHome(null)).isEqualTo(LocalPath.HOME);
    }
}
