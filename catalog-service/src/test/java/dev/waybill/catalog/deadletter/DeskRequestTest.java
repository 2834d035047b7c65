package dev.waybill.catalog.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskRequestTest {

    @Test
    void takesFiltersAndHasALimitOfItsOwn() {
        DeadLetterId before = Letters.letter().id();
        assertThat(DeskRequest.parse(Map.of(
                        "status", List.of("open"),
                        "code", List.of("KEY_TAKEN"),
                        "topic", List.of("waybill.files.v1"),
                        "cursor", List.of(before.toString()))))
                .isEqualTo(
                        new DeskRequest(new DeskQuery(DeskStatus.OPEN, "KEY_TAKEN", "waybill.files.v1", before), 100));
    }

    @ParameterizedTest
    @CsvSource({
        "limit, -1",
        "limit, 0",
        "limit, 1001",
        "limit, 1000000000",
        "status, OPEN",
        "status, {\"$gt\":\"\"}",
        "code, (a+)+$",
        "topic, a/b",
        "cursor, x",
        "$where, 1"
    })
    void refusesWhatIsNoFilter(String name, String value) {
        assertThatThrownBy(() -> DeskRequest.parse(Map.of(name, List.of(value))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reasonsAreOptional() {
        assertThat(ReasonBody.parse(new byte[0]).reason()).isNull();
        assertThat(ReasonBody.parse(bytes("{}")).reason()).isNull();
        assertThat(ReasonBody.parse(bytes("{\"reason\":\"mended\"}")).reason()).isEqualTo("mended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\":\"\"}",
                "{\"reason\":\"a\\nb\"}",
                "{\"status\":\"open\"}",
                "[]",
                "{",
                "{\"reason\":{}}"
            })
    void refusesWhatIsNoReason(String body) {
        assertThatThrownBy(() -> ReasonBody.parse(bytes(body))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesReasonsWithoutEnd() {
        assertThatThrownBy(() -> ReasonBody.parse(bytes("{\"reason\":\"" + "x".repeat(501) + "\"}")))
                .hasMessageContaining("500 characters");
        assertThatThrownBy(() -> ReasonBody.parse(new byte[5000])).hasMessageContaining("4096 bytes");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
