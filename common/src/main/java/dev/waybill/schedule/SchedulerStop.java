package dev.waybill.schedule;

import dev.waybill.shutdown.StopOrder;
import dev.waybill.shutdown.StopStep;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Ends all tasks once no request needs them, and before what they work with is closed. */
final class SchedulerStop extends StopStep {

    private final ThreadPoolTaskScheduler scheduler;

    SchedulerStop(ThreadPoolTaskScheduler scheduler) {
        super(StopOrder.AFTER_REQUESTS);
        this.scheduler = scheduler;
    }

    @Override
    protected void act() throws InterruptedException {
        scheduler.shutdown();
    }
}
