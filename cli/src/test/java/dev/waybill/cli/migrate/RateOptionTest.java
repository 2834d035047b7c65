package dev.waybill.cli.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class RateOptionTest {
    @ParameterizedTest
    @CsvSource({"65536, 65536", "10M, 10000000", "512k, 512000", "1.5GB/s, 1500000000", "10MB, 10000000", "0, 0"})
    void readsRatesAsPeopleTypeThem(String text, long bytes) {
        assertThat(new RateOption().convert(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "-1", "10X", "10 M", "1e9", "9999999999999999G"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> new RateOption().convert(text)).isInstanceOf(TypeConversionException.class);
    }
}
