package dev.waybill.ingest.source;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends what takes too long, also where it blocks. Safe for use by many threads. */
public final class Watch implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("source-watch").daemon().factory());

    /**
     * Once the deadline is over, lets go what may block on it.
     *
     * @param end does not block itself
     * @return to be cancelled when it is no longer needed
     */
    public Future<?> at(Deadline deadline, Runnable end) {
        return timer.schedule(end, deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Nothing is ended from now on. May be repeated. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
