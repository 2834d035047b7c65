package dev.waybill.chaos.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what must come to be. */
public final class Wait {

    private static final long PAUSE_MILLIS = 200;

    private Wait() {}

    /** @throws IllegalStateException with the complaint when it has not come to be by then */
    public static void until(BooleanSupplier condition, Duration patience, Supplier<String> complaint) {
        if (!happens(condition, patience)) {
            throw new IllegalStateException(complaint.get() + " (waited " + patience.toSeconds() + " s)");
        }
    }

    /** Whether it comes to be by then. */
    public static boolean happens(BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(Duration.ofMillis(PAUSE_MILLIS));
        }
        return true;
    }

    /** For faults, which last for a time. */
    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
