package dev.waybill.cli.server;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a call that did not succeed is made again, and after how long. For calls only that may be repeated. */
@FunctionalInterface
public interface Patience {
    /** Never again. */
    Patience NONE = setback -> null;

    /** The pause before the next attempt; null to give up. */
    @Nullable
    Duration pauseAfter(Setback setback);

    /**
     * An attempt that did not succeed.
     *
     * @param attempt 1 for the first
     * @param waited the pauses before it, together
     * @param status the answer's status; {@link #LOST} when there was none
     * @param retryAfter what the server asked for
     */
    record Setback(int attempt, Duration waited, int status, Optional<Duration> retryAfter) {
        /** The connection was lost or could not be made. */
        public static final int LOST = 0;
    }
}
