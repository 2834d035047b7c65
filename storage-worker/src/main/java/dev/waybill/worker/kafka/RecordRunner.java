package dev.waybill.worker.kafka;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.worker.pace.Backoff;
import dev.waybill.worker.pace.Slots;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one record's work, as often as it takes: an outage is not a failure. While it waits to try again it holds no slot,
 * only its own thread, which is a virtual one.
 */
final class RecordRunner {

    private static final Logger log = LoggerFactory.getLogger(RecordRunner.class);

    private final Slots slots;
    private final Backoff backoff;
    private final ObservationRegistry observations;
    private final AtomicInteger waiting = new AtomicInteger();

    RecordRunner(Slots slots, Backoff backoff, ObservationRegistry observations) {
        this.slots = slots;
        this.backoff = backoff;
        this.observations = observations;
    }

    /** One attempt at a record's work. */
    interface Work {

        /** @throws WaybillException when it is to be tried again */
        void attempt();

        /** Told after each attempt that is to be tried again. */
        default void retried(ErrorCode code) {}
    }

    /** How many records wait to be tried again. */
    int waiting() {
        return waiting.get();
    }

    /**
     * Returns when the record is finished, or its partition is no longer ours. Throws nothing.
     *
     * @param size of the bytes to be moved
     */
    void run(TakenRecord taken, long size, Work work) {
        try {
            ErrorCode trouble = attempt(taken, size, work, null);
            for (int failures = 1; trouble != null && !endsDuring(taken, failures); failures++) {
                trouble = attempt(taken, size, work, trouble);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean endsDuring(TakenRecord taken, int failures) throws InterruptedException {
        waiting.incrementAndGet();
        try {
            return taken.assignment().endsWithin(backoff.delay(failures));
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** @return what went wrong, or null when there is nothing more to do */
    private @Nullable ErrorCode attempt(TakenRecord taken, long size, Work work, @Nullable ErrorCode before)
            throws InterruptedException {
        try (var ignored = slots.acquire(size)) {
            if (!taken.assignment().enter()) {
                return null;
            }
            try {
                return attemptObserved(taken, work, before);
            } finally {
                taken.assignment().leave();
            }
        }
    }

    /** The scope is still open when trouble is logged, so that those lines have the trace too. */
    private @Nullable ErrorCode attemptObserved(TakenRecord taken, Work work, @Nullable ErrorCode before) {
        Observation observation = RecordObservation.start(taken.source(), observations);
        try (var ignored = observation.openScope()) {
            return attempt(taken, work, before, observation);
        } finally {
            observation.stop();
        }
    }

    private static @Nullable ErrorCode attempt(
            TakenRecord taken, Work work, @Nullable ErrorCode before, Observation observation) {
        try {
            work.attempt();
            taken.finish();
            return null;
        } catch (RuntimeException | Error e) {
            observation.error(e);
            ErrorCode code = e instanceof WaybillException known ? known.code() : ErrorCode.INTERNAL;
            if (code != before) {
                warn(taken, code, e);
            }
            work.retried(code);
            return code;
        }
    }

    /** Once for each kind of trouble that a record meets, not for each try. */
    private static void warn(TakenRecord taken, ErrorCode code, Throwable e) {
        if (e instanceof WaybillException known) {
            log.warn("{}: {}; will be tried again ({})", code, known.message(), taken);
        } else {
            log.error("unexpected; will be tried again ({})", taken, e);
        }
    }
}
