package dev.waybill.chaos.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** How fast clients go, all together, and when they stop. Safe for use by many threads. */
public final class Pace {

    private static final long MOST_BREATH_MILLIS = 2_000;

    private final long nanosBetween;
    private long next = System.nanoTime();
    private volatile boolean stopped;

    /** @param perSecond operations that all clients together begin in a second, at most */
    public Pace(double perSecond) {
        this.nanosBetween = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
    }

    /** Waits for this client's turn. What was missed is not caught up with. @return false when it is time to stop */
    boolean turn() {
        long mine;
        synchronized (this) {
            next = Math.max(next + nanosBetween, System.nanoTime());
            mine = next;
        }
        return sleepUntil(mine);
    }

    /** The pause before a client tries again. @return false when it is time to stop */
    boolean breathe(RandomGenerator random) {
        return sleepUntil(System.nanoTime()
                + Duration.ofMillis(random.nextLong(200, MOST_BREATH_MILLIS)).toNanos());
    }

    private boolean sleepUntil(long time) {
        for (long left = time - System.nanoTime(); left > 0 && !stopped; left = time - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)));
        }
        return !stopped;
    }

    void stop() {
        stopped = true;
    }
}
