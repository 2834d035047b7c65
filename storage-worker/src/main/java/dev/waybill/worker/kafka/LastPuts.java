package dev.waybill.worker.kafka;

import dev.waybill.shutdown.StopOrder;
import dev.waybill.shutdown.StopStep;
import dev.waybill.worker.pace.Slots;
import dev.waybill.worker.store.EndingStaging;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the puts that are still under way when the consumer has stopped waiting for them; another worker does them again. */
final class LastPuts extends StopStep {

    private static final Logger log = LoggerFactory.getLogger(LastPuts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EndingStaging staging;
    private final Slots slots;

    LastPuts(EndingStaging staging, Slots slots) {
        super(StopOrder.AFTER_REQUESTS - 1); // after the consumer
        this.staging = staging;
        this.slots = slots;
    }

    @Override
    protected void act() throws InterruptedException {
        staging.end();
        if (!slots.awaitNoneInUse(PATIENCE)) {
            log.warn("{} files are cut off; what they left in the bucket is swept later", slots.filesInUse());
        }
    }
}
