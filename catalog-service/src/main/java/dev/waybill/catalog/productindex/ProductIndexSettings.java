package dev.waybill.catalog.productindex;

import dev.waybill.file.ObjectKey;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When and where the index is written.
 *
 * @param key {@code S3_METADATA_KEY}: where it lies in the bucket
 * @param delay how soon after a change it is made anew; more changes may come meanwhile
 * @param interval how far apart it is written at least
 * @param refresh how often it is made anew though nothing changed here: a replica may have gone before it came to it
 */
@ConfigurationProperties("waybill.catalog.product-index")
public record ProductIndexSettings(ObjectKey key, Duration delay, Duration interval, Duration refresh) {

    public ProductIndexSettings {
        requirePositive("delay", delay);
        requirePositive("interval", interval);
        requirePositive("refresh", refresh);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("waybill.catalog.product-index." + name + " is more than no time");
        }
    }
}
