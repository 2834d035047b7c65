package dev.waybill.catalog.clock;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How far this machine's clock is from the store's.
 *
 * @param ahead negative where it is behind
 */
public record ClockOffset(Duration ahead) {

    private static final Duration WORTH_KNOWING = Duration.ofMinutes(5);

    /** What S3 itself allows. */
    private static final Duration REFUSED = Duration.ofMinutes(15);

    /** Empty when the store does not say. */
    public static Optional<ClockOffset> measure(StoreTime store, Clock clock) {
        return store.now().map(time -> new ClockOffset(Duration.between(time, clock.instant())));
    }

    /** Whether it is more than the odd second, and somebody should set the clock. */
    public boolean isWorthKnowing() {
        return ahead.abs().compareTo(WORTH_KNOWING) > 0;
    }

    /** Whether S3 refuses what is signed by this clock. */
    public boolean isRefused() {
        return ahead.abs().compareTo(REFUSED) > 0;
    }

    /** As a sentence without its full stop. */
    public String sentence() {
        Duration off = ahead.abs();
        return "this machine's clock is %d min %d s %s the store's"
                .formatted(off.toMinutes(), off.toSecondsPart(), ahead.isNegative() ? "behind" : "ahead of");
    }
}
