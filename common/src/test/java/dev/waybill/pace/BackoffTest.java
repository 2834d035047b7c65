package dev.waybill.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(20));

    @Test
    void doublesItsBoundUpToTheSlowest() {
        assertThat(backoff.bound(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.bound(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.bound(6)).isEqualTo(Duration.ofSeconds(16));
        assertThat(backoff.bound(7)).isEqualTo(Duration.ofSeconds(20));
    }

    @Property
    void staysWithinItsBoundHoweverOftenItFailed(@ForAll @IntRange(min = 1) int failures) {
        assertThat(backoff.delay(failures)).isBetween(Duration.ZERO, backoff.bound(failures));
    }

    @Test
    void refusesToGetShorter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
