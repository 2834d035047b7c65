package dev.waybill.catalog.verification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the last verification by the clock found. Zero until there was one in this process, whose time then stays at zero
 * too; of several replicas the one that ran it last has the figures that count.
 */
final class VerificationMetrics {

    private final MeterRegistry registry;
    private final Clock clock;
    private final AtomicLong lastRun = new AtomicLong();
    private final AtomicLong lastMillis = new AtomicLong();
    private volatile Map<Kind, Long> differences = Map.of();

    VerificationMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            Gauge.builder("waybill.verify.differences", () -> differences.getOrDefault(kind, 0L))
                    .tag("kind", kind.toString())
                    .register(registry);
        }
        TimeGauge.builder("waybill.verify.last.run", lastRun::get, TimeUnit.MILLISECONDS)
                .register(registry);
        TimeGauge.builder("waybill.verify.duration", lastMillis::get, TimeUnit.MILLISECONDS)
                .register(registry);
        registry.counter("waybill.verify.failed.runs");
    }

    void ended(Line.Summary summary) {
        differences = summary.differences();
        lastMillis.set((long) (summary.seconds() * 1000));
        lastRun.set(clock.millis());
    }

    void failed() {
        registry.counter("waybill.verify.failed.runs").increment();
    }
}
