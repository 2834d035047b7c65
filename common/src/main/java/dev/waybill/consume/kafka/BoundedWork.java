package dev.waybill.consume.kafka;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.kafka.DeadLetters;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work whose record goes to the failure desk once its trouble is known to be for good: at once where no other attempt can
 * succeed, after some tries where it hardly can, and never for an outage.
 */
public final class BoundedWork implements RecordRunner.Work {

    private static final Logger log = LoggerFactory.getLogger(BoundedWork.class);

    /** A fault of our own may well be there at each try; an operator can replay what met it. */
    private static final int TRIES_OF_FAULTS = 10;

    private final TakenRecord taken;
    private final Runnable work;
    private final Map<ErrorCode, Integer> tries;
    private final DeadLetters deadLetters;
    private final Ending ending;
    private final Map<ErrorCode, Integer> failures = new EnumMap<>(ErrorCode.class);
    private @Nullable WaybillException verdict;

    /** Told how it goes. */
    public interface Ending {

        /** It is done. */
        void done();

        /** An attempt came to nothing and there will be another. */
        void retried(ErrorCode code);

        /** The record is at the failure desk. */
        void gaveUp(ErrorCode code);
    }

    /**
     * @param work throws {@link WaybillException} when it cannot be done, or not now
     * @param tries how many tries there are for some codes; without end for other retryable ones, one for the rest
     */
    public BoundedWork(
            TakenRecord taken, Runnable work, Map<ErrorCode, Integer> tries, DeadLetters deadLetters, Ending ending) {
        this.taken = taken;
        this.work = work;
        this.tries = tries;
        this.deadLetters = deadLetters;
        this.ending = ending;
    }

    @Override
    public void attempt() {
        if (verdict == null) {
            verdict = tryIt();
        }
        if (verdict == null) {
            ending.done();
        } else {
            deadLetters.publish(taken.source(), verdict.code(), verdict.message());
            ending.gaveUp(verdict.code());
        }
    }

    /** @return why it can never be done, or null when it is */
    private @Nullable WaybillException tryIt() {
        try {
            work.run();
            return null;
        } catch (WaybillException e) {
            return verdictOrRetry(e);
        } catch (IllegalArgumentException e) {
            return new WaybillException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            log.error("unexpected, at {}", taken, e);
            return verdictOrRetry(new WaybillException(ErrorCode.INTERNAL, "a fault of Waybill's own", e));
        }
    }

    private WaybillException verdictOrRetry(WaybillException e) {
        int failed = failures.merge(e.code(), 1, Integer::sum);
        if (failed < allowed(e.code())) {
            throw e;
        }
        return e;
    }

    private int allowed(ErrorCode code) {
        int usual = code.retryable() ? Integer.MAX_VALUE : 1;
        return tries.getOrDefault(code, code == ErrorCode.INTERNAL ? TRIES_OF_FAULTS : usual);
    }

    @Override
    public void retried(ErrorCode code) {
        ending.retried(code);
    }
}
