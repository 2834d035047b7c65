package dev.waybill.testkit.network;

import java.io.InterruptedIOException;
import java.time.Duration;

/** The fault that is on, for all connections of a proxy. */
final class FaultSwitch {

    private volatile Fault current = Fault.NONE;

    Fault current() {
        return current;
    }

    synchronized void set(Fault fault) {
        current = fault;
        notifyAll();
    }

    /** Waits for so long; less, and with false, if another fault is switched on. */
    synchronized boolean lasts(Fault fault, Duration time) throws InterruptedIOException {
        var until = System.nanoTime() + time.toNanos();
        for (var left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            if (current != fault) {
                return false;
            }
            await(left);
        }
        return current == fault;
    }

    private void await(long nanos) throws InterruptedIOException {
        try {
            // Nanoseconds are rounded up, so that this never is wait(0), which has no end.
            wait(nanos / 1_000_000 + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
