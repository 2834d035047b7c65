package dev.waybill.shutdown;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds up the stop for as long as requests may still be sent here, since not everybody knows yet that it stops. */
final class Drain extends StopStep {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    private final Duration time;

    Drain(Duration time) {
        super(StopOrder.DRAIN);
        this.time = time;
    }

    @Override
    protected void act() throws InterruptedException {
        if (time.isZero()) {
            return;
        }
        log.info("out of service; taking requests for another {}", time);
        Thread.sleep(time);
    }
}
