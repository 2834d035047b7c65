package dev.waybill.ingest.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is taken from the inbox at a time.
 *
 * @param maxInline documents that bring their bytes, under way at once
 * @param maxFetches documents being fetched at once
 * @param maxFetchesPerSource of these, from the same host, bucket or directory
 * @param maxTracked records of one topic taken from Kafka and not finished
 * @param maxTrackedBytes the same in bytes of records, of all topics
 * @param maxUncommitted how far a partition may run ahead of its oldest unfinished record
 * @param firstRetry the longest wait after a first failure; it doubles with each further one
 * @param slowestRetry where that stops
 * @param triesWhenNotFound how often a source is asked that says it has nothing for us
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
        require(
                maxFetchesPerSource >= 1 && maxFetchesPerSource <= maxFetches,
                "max-fetches-per-source is from 1 to max-fetches");
        require(triesWhenNotFound >= 1 && triesWhenSlow >= 1, "tries are at least 1");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("waybill.inbox." + rule);
        }
    }
}
