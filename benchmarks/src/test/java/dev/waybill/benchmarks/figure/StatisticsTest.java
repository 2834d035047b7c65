package dev.waybill.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void theMedianIsTheMiddleOneWhateverTheOrder() {
        assertThat(Statistics.median(3, 1, 2)).isEqualTo(2);
        assertThat(Statistics.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThat(Statistics.median(7)).isEqualTo(7);
        assertThat(Statistics.median()).isNaN();
    }

    @Test
    void aPercentileIsAValueThatWasMeasured() {
        long[] hundred = LongStream.rangeClosed(1, 100).map(i -> i * 1_000_000).toArray();

        assertThat(Statistics.percentileMillis(hundred, 50)).isEqualTo(50);
        assertThat(Statistics.percentileMillis(hundred, 99)).isEqualTo(99);
        assertThat(Statistics.percentileMillis(hundred, 100)).isEqualTo(100);
        assertThat(Statistics.percentileMillis(new long[] {5_000_000}, 99)).isEqualTo(5);
        assertThat(Statistics.percentileMillis(new long[0], 50)).isNaN();
    }
}
