package dev.waybill.benchmarks.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.benchmarks.BenchmarkFailure;
import org.junit.jupiter.api.Test;

class WrkTest {

    @Test
    void readsTheRate() {
        assertThat(Wrk.parse("""
                  173000 requests in 10.00s, 90.00MB read
                Requests/sec:  17300.25
                Transfer/sec:      9.00MB
                """)).isEqualTo(17300.25);
    }

    @Test
    void answersThatAreNoRedirectsAreNoFigure() {
        assertThatExceptionOfType(BenchmarkFailure.class)
                .isThrownBy(() -> Wrk.parse("  Non-2xx or 3xx responses: 12\nRequests/sec:  17300.25\n"));
    }
}
