package dev.waybill.ingest.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is taken from the inbox at a time.
 *
 * @param maxInline documents that bring their bytes, under way at once
 * @param maxFetches documents being fetched at once, beside one from each host, bucket or directory
 * @param maxFetchesPerSource of all these, from the same host, bucket or directory
 * @param maxTracked records of one topic taken from Kafka and not finished
 * @param maxTrackedBytes the same in bytes of records, of all topics
 * @param maxUncommitted how far a partition may run ahead of its oldest unfinished record
 * @param firstRetry the longest wait after a first failure; it doubles with each further one
 * @param slowestRetry where that stops
 * @param triesWhenNotFound how often a source is asked that says it has nothing for us, or not where its body ends
 * @param triesWhenSlow how often a source is read that is too slow
 * @param revokePatience how long a rebalance waits for what is under way in the partitions that go
 * @param stopPatience how long a stop waits for what is under way
 */
@ConfigurationProperties("waybill.inbox")
public record InboxSettings(
        @DefaultValue("8") int maxInline,
        @DefaultValue("32") int maxFetches,
        @DefaultValue("8") int maxFetchesPerSource,
        @DefaultValue("10000") int maxTracked,
        @DefaultValue("32MB") DataSize maxTrackedBytes,
        @DefaultValue("20000") int maxUncommitted,
        @DefaultValue("500ms") Duration firstRetry,
        @DefaultValue("30s") Duration slowestRetry,
        @DefaultValue("5") int triesWhenNotFound,
        @DefaultValue("3") int triesWhenSlow,
        @DefaultValue("5s") Duration revokePatience,
        @DefaultValue("20s") Duration stopPatience) {

    public InboxSettings {
        require(maxInline >= 1, "max-inline is at least 1");
        require(maxFetches >= 1, "max-fetches is at least 1");
        require(
                maxFetchesPerSource >= 1 && maxFetchesPerSource <= maxFetches,
                "max-fetches-per-source is from 1 to max-fetches");
        require(maxTracked >= 1, "max-tracked is at least 1");
        require(maxTrackedBytes.toBytes() >= 1, "max-tracked-bytes is at least 1");
        require(maxUncommitted >= 1, "max-uncommitted is at least 1");
        require(firstRetry.toMillis() >= 1, "first-retry is at least 1ms");
        require(slowestRetry.compareTo(firstRetry) >= 0, "slowest-retry is not shorter than first-retry");
        require(triesWhenNotFound >= 1, "tries-when-not-found is at least 1");
        require(triesWhenSlow >= 1, "tries-when-slow is at least 1");
        require(!revokePatience.isNegative(), "revoke-patience is not negative");
        require(!stopPatience.isNegative(), "stop-patience is not negative");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("waybill.inbox." + rule);
        }
    }
}
