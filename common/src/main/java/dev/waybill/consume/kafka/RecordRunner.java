package dev.waybill.consume.kafka;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.pace.Backoff;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one record's work, as often as it takes: an outage is not a failure. While it waits to try again it holds no room,
 * only its own thread, which is a virtual one.
 */
public final class RecordRunner {

    private static final Logger log = LoggerFactory.getLogger(RecordRunner.class);

    private final Backoff backoff;
    private final ObservationRegistry observations;
    private final String name;
    private final AtomicInteger waiting = new AtomicInteger();

    /** @param name of the observation that each attempt is, such as {@code waybill.worker.attempt} */
    public RecordRunner(Backoff backoff, ObservationRegistry observations, String name) {
        this.backoff = backoff;
        this.observations = observations;
        this.name = name;
    }

    /** What an attempt needs before it may begin. */
    @FunctionalInterface
    public interface Room {

        /** For work that needs nothing of what is scarce. */
        Room PLENTY = () -> () -> {};

        /** Waits until there is room; close what is returned to make room for others. */
        Held take() throws InterruptedException;
    }

    /** Room that was taken. */
    @FunctionalInterface
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** One attempt at a record's work. */
    @FunctionalInterface
    public interface Work {

        /** @throws WaybillException when it is to be tried again */
        void attempt();

        /** Told after each attempt that is to be tried again. */
        default void retried(ErrorCode code) {}
    }

    /** How many records wait to be tried again. */
    public int waiting() {
        return waiting.get();
    }

    /**
     * Returns when the record is finished, or its partition is no longer ours. Throws nothing.
     *
     * @param room taken for each attempt
     */
    public void run(TakenRecord taken, Room room, Work work) {
        try {
            ErrorCode trouble = attempt(taken, room, work, null);
            for (int failures = 1; trouble != null && !endsDuring(taken, failures); failures++) {
                trouble = attempt(taken, room, work, trouble);
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
    private @Nullable ErrorCode attempt(TakenRecord taken, Room room, Work work, @Nullable ErrorCode before)
            throws InterruptedException {
        try (var ignored = room.take()) {
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
        Observation observation = RecordObservation.start(name, taken.source(), observations);
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
