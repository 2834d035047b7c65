package dev.waybill.catalog.watchdog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param stuckAfter {@code STUCK_AFTER}: how long a file may stay staged before somebody looks into it */
@ConfigurationProperties("waybill.catalog.watchdog")
record WatchdogSettings(Duration stuckAfter) {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(1);

    WatchdogSettings {
        if (stuckAfter.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("STUCK_AFTER is at least 1s");
        }
    }

    /** How often to look. */
    Duration interval() {
        Duration tenth = stuckAfter.dividedBy(10);
        return tenth.compareTo(OFTEN_ENOUGH) < 0 ? tenth : OFTEN_ENOUGH;
    }
}
