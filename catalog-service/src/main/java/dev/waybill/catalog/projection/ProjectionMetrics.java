package dev.waybill.catalog.projection;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventTypes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the projection tells of itself: events by outcome, the time that batches take, a line for each file settled. */
public final class ProjectionMetrics {

    private static final Logger log = LoggerFactory.getLogger(Projection.class);

    private final MeterRegistry metrics;
    private final Timer duration;

    public ProjectionMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        this.duration = Timer.builder("waybill.catalog.apply.duration")
                .description("Time to apply one batch of events")
                .publishPercentileHistogram()
                .register(metrics);
    }

    <T> T timed(Supplier<T> work) {
        Timer.Sample sample = Timer.start();
        try {
            return work.get();
        } finally {
            sample.stop(duration);
        }
    }

    void folded(Fold fold) {
        fold.events().forEach(event -> count(event, fold.applied().contains(event) ? "applied" : "unchanged"));
        if (fold.isChangeOfStatus()) {
            try (MDC.MDCCloseable ignored =
                    MDC.putCloseable("file.id", fold.after().id().toString())) {
                log.debug("{} is {}", fold.after().details().key(), fold.after().status());
            }
        }
    }

    void rejected(List<EventEnvelope> events) {
        events.forEach(event -> count(event, "rejected"));
    }

    /** A record that carries no event of ours. */
    public void unreadable() {
        count("unknown", "rejected");
    }

    private void count(EventEnvelope event, String outcome) {
        count(EventTypes.of(event.event()), outcome);
    }

    private void count(String type, String outcome) {
        metrics.counter("waybill.catalog.events", "type", type, "outcome", outcome)
                .increment();
    }
}
