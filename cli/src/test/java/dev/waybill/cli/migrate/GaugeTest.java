package dev.waybill.cli.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class GaugeTest {
    private static final Run CARRYING = run("""
            {"status":"carrying","control":"run","files":{"total":10000,"planned":5000,"failed":2},
             "bytes":{"total":2000000000,"done":1000000000},"rate_bytes_per_second":35100000,"seconds_left":29}
            """);

    @Test
    void saysAllWhereThereIsRoom() {
        assertThat(Gauge.line(CARRYING, 120))
                .isEqualTo(
                        "carrying  50% ███████████████░░░░░░░░░░░░░░░  5,000/10,000 files  2 failed  29s left  35.1 MB/s"
                                + "  1.0 GB of 2.0 GB");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 79, 100, 200})
    void neverTakesMoreThanThereIs(int columns) {
        assertThat(Gauge.line(CARRYING, columns))
                .hasSizeLessThanOrEqualTo(columns)
                .startsWith("carrying  50%");
    }

    @Test
    void leavesOutWhatMattersLeast() {
        assertThat(Gauge.line(CARRYING, 45)).isEqualTo("carrying  50%  5,000/10,000 files  2 failed");
    }

    @Test
    void saysWhatItWaitsForFirst() {
        assertThat(
                        Gauge.words(
                                run(
                                        "{\"status\":\"carrying\",\"control\":\"paused\",\"waiting_for\":\"S3 does not answer\",\"bytes\":{}}")))
                .isEqualTo("carrying (paused), waiting: S3 does not answer, 0/0 files, 0 B/s, 0 B of 0 B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "preflight | 'preflight, 2 checks'",
                "planning | 'planning, 7 files, 70 B'",
                "referring | 'referring, 3 references replaced'",
                "undoing | 'undoing, 1 references put back'",
                "of_a_later_version | of a later version"
            })
    void saysWhatEachPhaseIsAbout(String status, String words) {
        Run run = run("""
                {"status":"%s","checks":[{},{}],"files":{"total":7},"bytes":{"total":70},"references":{"replaced":3,"restored":1}}
                """.formatted(status));

        assertThat(Gauge.words(run)).isEqualTo(words);
        assertThat(Gauge.line(run, 200)).doesNotContain("%");
    }

    @Test
    void aVerificationIsAShareOfWhatIsStored() {
        assertThat(Gauge.line(run("""
                        {"status":"verifying","files":{"stored":3,"skipped_present":1},"verified":{"sound":2,"unsound":1}}
                        """), 200))
                .startsWith("verifying  75% ")
                .endsWith("  2 verified  1 not as they should be");
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "59, 59s", "60, 1m 0s", "3599, 59m 59s", "7500, 2h 5m", "273600, 3d 4h"})
    void saysTimesAsPeopleDo(long seconds, String time) {
        assertThat(Gauge.time(seconds)).isEqualTo(time);
    }

    private static Run run(String json) {
        return new Run(JsonMapper.shared().readTree(json));
    }
}
