package dev.waybill.catalog.clock;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Compares the clocks now and then. What else works says nothing of it: the SDK sets itself by S3's clock once it was
 * refused, but links are signed by this machine's, and do not begin yet, or end too soon.
 */
public final class ClockWatch {

    private static final Logger log = LoggerFactory.getLogger(ClockWatch.class);
    private static final Status DEGRADED = new Status("DEGRADED");

    private final StoreTime store;
    private final Clock clock;
    private volatile Optional<ClockOffset> last = Optional.empty();

    public ClockWatch(StoreTime store, Clock clock, MeterRegistry metrics) {
        this.store = store;
        this.clock = clock;
        Gauge.builder("waybill.clock.offset", () -> seconds(last))
                .baseUnit("seconds")
                .register(metrics);
    }

    /** While the store does not answer, what was found last stands. */
    public void look() {
        try {
            last = ClockOffset.measure(store, clock);
        } catch (WaybillException e) {
            log.debug("the clocks cannot be compared: {}", e.message());
        }
        last.filter(ClockOffset::isWorthKnowing)
                .ifPresent(offset -> log.warn("{}: links begin or end at the wrong time", offset.sentence()));
    }

    /** Degraded at most: reads go on, and nobody else's clock is better for their being sent elsewhere. */
    public Health health() {
        Optional<ClockOffset> offset = last;
        return offset.filter(ClockOffset::isWorthKnowing).isEmpty()
                ? Health.up()
                        .withDetail(
                                "offset_seconds",
                                offset.map(o -> (Object) o.ahead().toSeconds()).orElse("unknown"))
                        .build()
                : Health.status(DEGRADED)
                        .withDetail("offset_seconds", offset.get().ahead().toSeconds())
                        .withDetail("error", offset.get().sentence())
                        .withDetail("advice", ErrorCode.S3_CLOCK_SKEWED.advice())
                        .build();
    }

    /** As {@link ClockOffset#sentence}, or that it is right, or that nobody knows. */
    public String sentence() {
        Optional<ClockOffset> offset = last;
        return offset.map(o -> o.isWorthKnowing() ? o.sentence() : "as the store's")
                .orElse("not compared with the store's yet");
    }

    private static double seconds(Optional<ClockOffset> offset) {
        return offset.map(o -> o.ahead().toMillis() / 1000.0).orElse(Double.NaN);
    }
}
