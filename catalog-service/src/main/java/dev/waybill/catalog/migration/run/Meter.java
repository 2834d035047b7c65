package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.Progress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How fast it goes, of late: each second counts for a tenth of what was before it. */
final class Meter {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final double WEIGHT = 0.1;

    private final LongSupplier nanos;
    private final AtomicLong done = new AtomicLong();
    private long readAt;
    private long readDone;
    private double rate = -1;

    Meter(LongSupplier nanos) {
        this.nanos = nanos;
        this.readAt = nanos.getAsLong();
    }

    void done(long bytes) {
        done.addAndGet(bytes);
    }

    /** The progress with what is on its way, the rate and what is left of time. */
    synchronized Progress read(Progress now, int carried) {
        long elapsed = nanos.getAsLong() - readAt;
        if (elapsed >= SECOND) {
            double lately = (done.get() - readDone) * (double) SECOND / elapsed;
            rate = rate < 0 ? lately : rate + WEIGHT * elapsed / SECOND * (lately - rate);
            readAt += elapsed;
            readDone = done.get();
        }
        return now.with(now.files(), carried, Math.max(0, (long) rate), secondsLeft(now), now.waitingFor());
    }

    private @Nullable Long secondsLeft(Progress now) {
        long left = now.files().plannedBytes();
        return rate < 1 ? null : (Long) (long) Math.ceil(left / rate);
    }
}
