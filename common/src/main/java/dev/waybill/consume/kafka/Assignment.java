package dev.waybill.consume.kafka;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One partition for as long as it is ours. When it ends, work that has not begun does not begin, work that waits stops
 * waiting, and work under way may still finish; whatever finishes after the last commit is done again by the next owner,
 * which changes nothing. Safe for use by many threads.
 */
final class Assignment {

    private final OffsetTracker offsets = new OffsetTracker();
    private final AtomicLong bytes = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private int running;

    /** Takes a record, once; {@link #finish} it when its effects are durable. */
    void take(ConsumerRecord<?, ?> taken) {
        offsets.take(taken.offset());
        bytes.addAndGet(sizeOf(taken));
    }

    /** Finishing it again does nothing. */
    void finish(ConsumerRecord<?, ?> taken) {
        if (offsets.finish(taken.offset())) {
            bytes.addAndGet(-sizeOf(taken));
        }
    }

    private static long sizeOf(ConsumerRecord<?, ?> taken) {
        return Math.max(0, taken.serializedKeySize()) + Math.max(0, taken.serializedValueSize());
    }

    /** Whether work may begin now; if so, {@link #leave} when it is over. */
    synchronized boolean enter() {
        if (hasEnded()) {
            return false;
        }
        running++;
        return true;
    }

    synchronized void leave() {
        running--;
        notifyAll();
    }

    /** Ends it. Repeating this does nothing. */
    synchronized void end() {
        ended.countDown();
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** Waits for a while, or until it ends. @return whether it has ended */
    boolean endsWithin(Duration delay) throws InterruptedException {
        return ended.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until nothing is under way, but not beyond a time of {@link System#nanoTime}. @return whether that came */
    synchronized boolean awaitIdle(long deadlineNanos) throws InterruptedException {
        while (running > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    OptionalLong committable() {
        return offsets.committable();
    }

    int unfinished() {
        return offsets.unfinished();
    }

    long unfinishedBytes() {
        return bytes.get();
    }

    long window() {
        return offsets.window();
    }
}
