package dev.waybill.cli.server;

import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * So many further attempts after a lost connection or an answer that means "later". The pause is the server's Retry-After, or
 * else random up to a bound that doubles each time ("full jitter", so that many clients do not come back together).
 */
public record Retries(int most, RandomGenerator random) implements Patience {
    private static final Set<Integer> LATER = Set.of(Setback.LOST, 429, 502, 503, 504);
    private static final int CONFLICT = 409;
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Override
    public @Nullable Duration pauseAfter(Setback setback) {
        if (setback.attempt() > most || !passes(setback)) {
            return null;
        }
        Duration pause = setback.retryAfter().orElseGet(() -> jitter(setback.attempt()));
        return pause.compareTo(LONGEST) <= 0 ? pause : null;
    }

    /** After a first attempt, 409 is that attempt still in flight at the server, under the same Idempotency-Key. */
    private static boolean passes(Setback setback) {
        return LATER.contains(setback.status())
                || setback.status() == CONFLICT
                        && (setback.attempt() > 1 || setback.retryAfter().isPresent());
    }

    private Duration jitter(int attempt) {
        long bound = Math.min(FIRST.toMillis() << Math.min(attempt - 1, 10), LONGEST.toMillis());
        return Duration.ofMillis(random.nextLong(bound + 1));
    }
}
