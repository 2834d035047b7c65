package dev.waybill.schedule;

import dev.waybill.shutdown.StopOrder;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Ends all tasks once no request needs them, and before what they work with is closed. */
final class SchedulerStop implements SmartLifecycle {

    private final ThreadPoolTaskScheduler scheduler;
    private volatile boolean running;

    SchedulerStop(ThreadPoolTaskScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return StopOrder.AFTER_REQUESTS;
    }
}
