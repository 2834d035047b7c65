package dev.waybill.worker;

import dev.waybill.consume.kafka.ConsumeLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one worker does at a time. The defaults hold in a heap of 192 MiB, whatever the files' sizes.
 *
 * @param maxInFlight files under way at once
 * @param maxBytesInFlight memory for the bytes of files under way; one file needs at most 8 MiB of it
 * @param maxLargeInFlight files of more than 8 MiB under way at once
 * @param maxTracked records taken from Kafka and not finished; beyond it no more are taken
 * @param maxTrackedBytes the same in bytes of records
 * @param maxUncommitted how far a partition may run ahead of its oldest unfinished record; this is what a killed worker's
 *     successor gets again, at most
 * @param firstRetry the longest wait after a first failure; it doubles with each further one
 * @param slowestRetry where that stops
 * @param revokePatience how long a rebalance waits for what is under way in the partitions that go
 * @param stopPatience how long a stop waits for what is under way
 */
@ConfigurationProperties("waybill.worker")
public record WorkerSettings(
        @DefaultValue("32") int maxInFlight,
        @DefaultValue("64MB") DataSize maxBytesInFlight,
        @DefaultValue("4") int maxLargeInFlight,
        @DefaultValue("1000") int maxTracked,
        @DefaultValue("16MB") DataSize maxTrackedBytes,
        @DefaultValue("5000") int maxUncommitted,
        @DefaultValue("500ms") Duration firstRetry,
        @DefaultValue("20s") Duration slowestRetry,
        @DefaultValue("5s") Duration revokePatience,
        @DefaultValue("20s") Duration stopPatience) {

    private static final DataSize LEAST_BYTES = DataSize.ofMegabytes(8);
    private static final DataSize MOST_BYTES = DataSize.ofMegabytes(2047);

    public WorkerSettings {
        require(maxInFlight >= 1, "max-in-flight is at least 1");
        require(
                maxBytesInFlight.compareTo(LEAST_BYTES) >= 0 && maxBytesInFlight.compareTo(MOST_BYTES) <= 0,
                "max-bytes-in-flight is from 8MB, which one file may need, to 2047MB");
        require(
                maxLargeInFlight >= 1 && maxLargeInFlight <= maxInFlight,
                "max-large-in-flight is from 1 to max-in-flight");
        require(maxTracked >= maxInFlight, "max-tracked is at least max-in-flight");
        require(maxTrackedBytes.toBytes() >= 1, "max-tracked-bytes is at least 1B");
        require(maxUncommitted >= 1, "max-uncommitted is at least 1");
        require(firstRetry.toMillis() >= 1, "first-retry is at least 1ms");
        require(slowestRetry.compareTo(firstRetry) >= 0, "slowest-retry is not shorter than first-retry");
        require(!revokePatience.isNegative(), "revoke-patience is not negative");
        require(!stopPatience.isNegative(), "stop-patience is not negative");
    }

    /** As the poll loop takes them. */
    public ConsumeLimits limits() {
        return new ConsumeLimits(maxTracked, maxTrackedBytes.toBytes(), maxUncommitted, revokePatience, stopPatience);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("waybill.worker." + rule);
        }
    }
}
