package dev.waybill.worker.kafka;

import dev.waybill.shutdown.StopOrder;
import dev.waybill.worker.pace.Slots;
import dev.waybill.worker.store.EndingStaging;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Ends the puts that are still under way when the consumer has stopped waiting for them; another worker does them again. */
final class LastPuts implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LastPuts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EndingStaging staging;
    private final Slots slots;
    private volatile boolean running;

    LastPuts(EndingStaging staging, Slots slots) {
        this.staging = staging;
        this.slots = slots;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        staging.end();
        try {
            if (!slots.awaitNoneInUse(PATIENCE)) {
                log.warn("{} files are cut off; what they left in the bucket is swept later", slots.filesInUse());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the consumer. */
    @Override
    public int getPhase() {
        return StopOrder.AFTER_REQUESTS - 1;
    }
}
