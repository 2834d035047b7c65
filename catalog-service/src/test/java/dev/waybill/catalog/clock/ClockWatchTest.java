package dev.waybill.catalog.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

class ClockWatchTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Optional<Instant> storeTime = Optional.empty();
    private boolean away;
    private final ClockWatch watch = new ClockWatch(this::time, Clock.fixed(NOW, ZoneOffset.UTC), metrics);

    @Test
    void nothingIsKnownBeforeTheStoreSaysWhatTimeItHas() {
        watch.look();
        assertThat(offset()).isNaN();
        assertThat(watch.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void aFewSecondsAreAllRight() {
        storeTime = Optional.of(NOW.minusSeconds(3));
        watch.look();
        assertThat(offset()).isEqualTo(3.0);
        assertThat(watch.health())
                .isEqualTo(Health.up().withDetail("offset_seconds", 3L).build());
    }

    @Test
    void twentyMinutesEitherWayAreNamedAndStayKnownWhileTheStoreIsAway() {
        storeTime = Optional.of(NOW.plusSeconds(1200));
        watch.look();
        assertThat(offset()).isEqualTo(-1200.0);
        assertThat(watch.health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(watch.health().getDetails())
                .containsEntry("error", "this machine's clock is 20 min 0 s behind the store's")
                .containsEntry("advice", ErrorCode.S3_CLOCK_SKEWED.advice());

        away = true;
        watch.look();
        assertThat(watch.health().getStatus().getCode()).isEqualTo("DEGRADED");

        away = false;
        storeTime = Optional.of(NOW.minusSeconds(1200));
        watch.look();
        assertThat(watch.health().getDetails())
                .containsEntry("error", "this machine's clock is 20 min 0 s ahead of the store's");
    }

    private Optional<Instant> time() {
        if (away) {
            throw new WaybillException(ErrorCode.S3_CONNECTION, "no route");
        }
        return storeTime;
    }

    private double offset() {
        return metrics.get("waybill.clock.offset").gauge().value();
    }
}
