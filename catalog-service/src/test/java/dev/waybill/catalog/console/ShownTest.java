package dev.waybill.catalog.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1449, 1.4 kB",
        "25000, 25 kB",
        "999499, 999 kB",
        "999999, 1.0 MB",
        "10485760, 10 MB",
        "9223372036854775807, 9.2 EB"
    })
    void bytesAreShort(long bytes, String text) {
        assertThat(Shown.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59, 59 s", "61, 1 min 1 s", "3600, 1 h 0 min", "90061, 25 h 1 min"})
    void spansHaveTwoUnits(long seconds, String text) {
        assertThat(Shown.span(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void timesAreInUtc() {
        assertThat(Shown.time(Instant.parse("2026-11-21T10:00:05.123Z"))).isEqualTo("2026-11-21 10:00:05 UTC");
    }

    @Test
    void countsSayWhetherThatIsAll() {
        assertThat(Shown.count(0, false, "file")).isEqualTo("no files");
        assertThat(Shown.count(1, false, "file")).isEqualTo("1 file");
        assertThat(Shown.count(50, true, "file")).isEqualTo("the newest 50 files");
    }

    @Test
    void namesAreNotTurnedRound() {
        assertThat(Shown.name("\u202Egnp.exe\u2066.pdf")).isEqualTo("gnp.exe.pdf");
    }
}
