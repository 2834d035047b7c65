package dev.waybill.catalog.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** From when on something has taken too long, and from when on nobody comes back for it. */
record Ages(Clock clock, Duration grace) {

    /** Far more than a worker needs while nothing is broken. */
    private static final Duration LATE = Duration.ofMinutes(15);

    /** Between an acknowledgement and what follows right after it. */
    private static final Duration SETTLING = Duration.ofMinutes(1);

    Instant now() {
        return clock.instant();
    }

    boolean isLate(Instant since) {
        return since.isBefore(now().minus(LATE));
    }

    boolean isSettled(Instant since) {
        return since.isBefore(now().minus(SETTLING));
    }

    boolean isBeyondGrace(Instant since) {
        return since.isBefore(now().minus(grace));
    }
}
