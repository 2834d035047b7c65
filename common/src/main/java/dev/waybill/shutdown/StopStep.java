package dev.waybill.shutdown;

import org.springframework.context.SmartLifecycle;

/** Something that a stop does, in its turn; see {@link StopOrder}. */
public abstract class StopStep implements SmartLifecycle {

    private final int phase;
    private volatile boolean running;

    /** @param phase what has a higher one stops before */
    protected StopStep(int phase) {
        this.phase = phase;
    }

    /** Does it, and returns when it is done. */
    protected abstract void act() throws InterruptedException;

    @Override
    public final void start() {
        running = true;
    }

    @Override
    public final void stop() {
        running = false;
        try {
            act();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final int getPhase() {
        return phase;
    }
}
