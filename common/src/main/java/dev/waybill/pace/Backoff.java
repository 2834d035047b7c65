package dev.waybill.pace;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before trying again: anything up to a bound that doubles with each try ("full jitter"), so that what
 * failed together does not come back together.
 *
 * @param first the bound after the first failure
 * @param slowest where the bound stops growing
 */
public record Backoff(Duration first, Duration slowest) {

    private static final int MAX_DOUBLINGS = 20;

    public Backoff {
        if (first.toMillis() < 1 || slowest.compareTo(first) < 0) {
            throw new IllegalArgumentException("a back-off starts at 1 ms or more and does not get shorter");
        }
    }

    /** @param failures how many tries have failed so far, from 1 */
    public Duration delay(int failures) {
        return Duration.ofMillis(
                ThreadLocalRandom.current().nextLong(bound(failures).toMillis() + 1));
    }

    Duration bound(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        return doubled.compareTo(slowest) < 0 ? doubled : slowest;
    }
}
