package dev.waybill.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "-1, ?",
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1234567, 1.2 MB",
        "999999, 1.0 MB",
        "9223372036854775807, 9.2 EB"
    })
    void readsWell(long bytes, String text) {
        assertThat(ByteSize.of(bytes)).isEqualTo(text);
    }
}
