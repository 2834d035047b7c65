package dev.waybill.catalog.deadletter;

import dev.waybill.error.WaybillException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many dead letters wait for somebody, counted now and then rather than at every scrape. */
@Component
class DeadLetterGauge {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterGauge.class);

    private final DeadLetterBox box;
    private volatile long open;

    DeadLetterGauge(DeadLetterBox box, MeterRegistry metrics) {
        this.box = box;
        Gauge.builder("waybill.dead.letters.open", () -> open).register(metrics);
    }

    /** While the database does not answer, what was counted last stands. */
    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void count() {
        try {
            open = box.countOpen();
        } catch (WaybillException e) {
            log.debug("dead letters cannot be counted: {}", e.message());
        }
    }
}
