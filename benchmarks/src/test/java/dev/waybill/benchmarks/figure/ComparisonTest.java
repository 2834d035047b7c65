package dev.waybill.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final Comparison comparison =
            new Comparison("2,000 files", Figure.FILES_PER_SECOND, List.of("waybill", "rclone"));

    ComparisonTest() {
        round("waybill", 400, 12.25);
        round("waybill", 600, 11);
        round("waybill", 500, 13);
        round("rclone", 1000, Double.NaN);
        round("rclone", 800, Double.NaN);
        round("rclone", 1250, Double.NaN);
    }

    private void round(String contestant, double filesPerSecond, double answerMillis) {
        comparison.add(
                contestant,
                new Figures().put(Figure.FILES_PER_SECOND, filesPerSecond).put(Figure.ANSWER_P50_MS, answerMillis));
    }

    @Test
    void printsMediansSpreadAndRatioInColumns() {
        assertThat(comparison.text().lines())
                .containsExactly(
                        "2,000 files",
                        "                            waybill      rclone",
                        "files/s                         500       1,000",
                        "  lowest to highest round   400–600   800–1,250",
                        "  ratio of waybill to it          –        0.40",
                        "answer to a file, p50 ms       12.3           –");
    }

    @Test
    void aRatioIsTheMedianOfTheRoundsOwn() {
        assertThat(comparison.ratio("rclone")).isEqualTo(0.4); // of 0.4, 0.75 and 0.4
    }

    @Test
    void jsonHasMediansAndEveryRound() {
        assertThat(comparison.json())
                .contains(entry("compared_by", "files_per_second"), entry("ratio_to", Map.of("rclone", 0.4)));
        assertThat(comparison.json())
                .extractingByKey("waybill", InstanceOfAssertFactories.map(String.class, Object.class))
                .contains(entry("median", Map.of("files_per_second", 500.0, "answer_p50_ms", 12.25)))
                .extractingByKey("rounds", InstanceOfAssertFactories.LIST)
                .hasSize(3);
    }

    @Test
    void aContestantWithoutRoundsHasNoFigures() {
        assertThat(new Comparison("none", Figure.MB_PER_SECOND, List.of("waybill", "sdk")).ratio("sdk"))
                .isNaN();
    }
}
