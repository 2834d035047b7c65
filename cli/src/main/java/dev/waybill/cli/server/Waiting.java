package dev.waybill.cli.server;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Waits up to so long in all while the answer is "not yet": the server's Retry-After, or else a second, at a time. */
public record Waiting(Duration most) implements Patience {
    private static final Set<Integer> NOT_YET = Set.of(425, 429, 503);
    private static final Duration SHORTEST = Duration.ofMillis(100);

    @Override
    public @Nullable Duration pauseAfter(Setback setback) {
        Duration left = most.minus(setback.waited());
        if (!NOT_YET.contains(setback.status()) || !left.isPositive()) {
            return null;
        }
        Duration pause = setback.retryAfter().orElse(Duration.ofSeconds(1));
        Duration enough = pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause;
        return enough.compareTo(left) < 0 ? enough : left;
    }
}
