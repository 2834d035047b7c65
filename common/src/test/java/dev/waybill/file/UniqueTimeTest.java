package dev.waybill.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UniqueTimeTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final UniqueTime handSet = new UniqueTime(((InstantSource) now::get).withZone(ZoneOffset.UTC));

    @Test
    void isNow() {
        assertThat(handSet.next()).isEqualTo(NOON);
    }

    @Test
    void movesOnWhileTheClockStandsStill() {
        List<Instant> moments =
                IntStream.range(0, 3).mapToObj(i -> handSet.next()).toList();

        assertThat(moments).containsExactly(NOON, NOON.plusNanos(1_000), NOON.plusNanos(2_000));
    }

    @Test
    void movesOnWhileTheClockGoesBack() {
        handSet.next();
        now.set(NOON.minusSeconds(3600));

        assertThat(handSet.next()).isEqualTo(NOON.plusNanos(1_000));
    }

    @Test
    void catchesUpWithTheClock() {
        handSet.next();
        now.set(NOON.plusSeconds(1));

        assertThat(handSet.next()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void givesManyThreadsManyMoments() {
        UniqueTime shared = new UniqueTime(Clock.systemUTC());
        Set<Instant> moments = ConcurrentHashMap.newKeySet();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 16; thread++) {
                threads.submit(() -> IntStream.range(0, 2_000).forEach(i -> moments.add(shared.next())));
            }
        }

        assertThat(moments).hasSize(32_000);
    }
}
