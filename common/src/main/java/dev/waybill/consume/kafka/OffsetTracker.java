package dev.waybill.consume.kafka;

import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Which records of one partition are finished, though they finish in any order: what may be committed is where the first
 * unfinished one stands. Safe for use by many threads.
 */
final class OffsetTracker {

    private final TreeSet<Long> unfinished = new TreeSet<>();
    private long next = -1;

    /** @param offset greater than every one taken before; there may be gaps */
    synchronized void take(long offset) {
        if (offset < next) {
            throw new IllegalArgumentException("offset %d taken after %d".formatted(offset, next - 1));
        }
        unfinished.add(offset);
        next = offset + 1;
    }

    /** Finishing twice, or what was never taken, does nothing. @return whether it was unfinished until now */
    synchronized boolean finish(long offset) {
        return unfinished.remove(offset);
    }

    /** The position to commit: everything before it is finished. Empty before the first record. */
    synchronized OptionalLong committable() {
        if (next < 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(unfinished.isEmpty() ? next : unfinished.first());
    }

    /** How many records have been taken and not finished. */
    synchronized int unfinished() {
        return unfinished.size();
    }

    /** How many offsets lie between the first unfinished record and the last one taken, both counted. */
    synchronized long window() {
        return unfinished.isEmpty() ? 0 : next - unfinished.first();
    }
}
