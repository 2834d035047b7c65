package dev.waybill.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTest {

    @ParameterizedTest
    @CsvSource({"100000,100000", "100kB,100000", "64 KiB,65536", "1gib,1073741824", "1GB,1000000000", "7 bytes,7"})
    void readsBytesAndUnits(String text, long bytes) {
        assertThat(Size.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GiB", "1.5GiB", "-1", "0", "10 files", "99999999999999999999", "9999999999GiB"})
    void refusesWhatIsNoSize(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Size.parse(text));
    }

    @Test
    void isPrintedInTheLargestUnitThatFits() {
        assertThat(new Size(1L << 30)).hasToString("1 GiB");
        assertThat(new Size(100_000)).hasToString("100 kB");
        assertThat(new Size(256L << 20)).hasToString("256 MiB");
        assertThat(new Size(1_234)).hasToString("1234 bytes");
    }
}
