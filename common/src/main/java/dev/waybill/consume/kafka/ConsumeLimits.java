package dev.waybill.consume.kafka;

import java.time.Duration;

/**
 * How far a consumer may go.
 *
 * @param maxTracked records of one topic taken and not finished; beyond it no more of that topic are taken
 * @param maxTrackedBytes bytes of records taken and not finished, of all topics
 * @param maxUncommitted how far a partition may run ahead of its oldest unfinished record; this is what a killed
 *     consumer's successor gets again, at most
 * @param revokePatience how long a rebalance waits for what is under way in the partitions that go
 * @param stopPatience how long a stop waits for what is under way
 */
public record ConsumeLimits(
        int maxTracked, long maxTrackedBytes, int maxUncommitted, Duration revokePatience, Duration stopPatience) {

    public ConsumeLimits {
        if (maxTracked < 1 || maxTrackedBytes < 1 || maxUncommitted < 1) {
            throw new IllegalArgumentException("a consumer takes at least one record at a time");
        }
        if (revokePatience.isNegative() || stopPatience.isNegative()) {
            throw new IllegalArgumentException("patience is not negative");
        }
    }
}
