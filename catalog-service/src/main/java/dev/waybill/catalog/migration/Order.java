package dev.waybill.catalog.migration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for. None of it changes, but that the credentials go when the run ends.
 *
 * @param sources as {@code --source} names them
 * @param bucket where files go
 * @param endpoint null for Amazon's
 * @param sealed the credentials that came with the order, sealed; null where the configured ones count, and once the run has ended
 * @param bytesPerSecond the most that is read, 0 for no limit
 * @param createdBy the caller's subject, null where access control is off
 */
public record Order(
        RunId id,
        Mode mode,
        List<String> sources,
        String bucket,
        String region,
        @Nullable String endpoint,
        @Nullable String sealed,
        long bytesPerSecond,
        @Nullable String createdBy,
        Instant createdAt) {

    public Order {
        sources = List.copyOf(sources);
    }

    /** The same with the place and the credentials of another order of the same run. */
    Order withCredentialsOf(Order other) {
        return new Order(
                id,
                mode,
                sources,
                other.bucket,
                other.region,
                other.endpoint,
                other.sealed,
                bytesPerSecond,
                createdBy,
                createdAt);
    }

    Order withoutCredentials() {
        return new Order(id, mode, sources, bucket, region, endpoint, null, bytesPerSecond, createdBy, createdAt);
    }

    @Override
    public String toString() {
        return "Order[id=%s, mode=%s, sources=%s, bucket=%s]".formatted(id, mode, sources, bucket);
    }
}
