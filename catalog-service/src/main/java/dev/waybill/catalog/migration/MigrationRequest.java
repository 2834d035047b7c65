package dev.waybill.catalog.migration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is asked for (contract.md, section 8). Nothing of it is checked yet.
 *
 * @param bucketName null for the configured bucket
 * @param accessKeyId null for the configured credentials; the same with the secret
 * @param region null for the configured one
 * @param endpointUrl null for the configured one
 * @param sources empty for all
 * @param bytesPerSecond the most that is read, 0 for no limit
 */
public record MigrationRequest(
        @Nullable String bucketName,
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @Nullable String region,
        @Nullable String endpointUrl,
        List<String> sources,
        Mode mode,
        long bytesPerSecond) {

    public MigrationRequest {
        sources = List.copyOf(sources);
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("bandwidthLimit is a number of bytes a second, 0 for no limit");
        }
    }

    /** Everything as it is configured. */
    public static MigrationRequest of(Mode mode, List<String> sources) {
        return new MigrationRequest(null, null, null, null, null, sources, mode, 0);
    }

    /** The same of those sources, whether or not anything is in them now. */
    MigrationRequest of(List<String> others) {
        return new MigrationRequest(
                bucketName, accessKeyId, secretAccessKey, region, endpointUrl, others, mode, bytesPerSecond);
    }

    /** Whether another bucket, or other credentials, are to be used than the configured ones. */
    public boolean namesTarget() {
        return bucketName != null || accessKeyId != null || secretAccessKey != null || endpointUrl != null;
    }

    @Override
    public String toString() {
        return "MigrationRequest[bucketName=%s, sources=%s, mode=%s]".formatted(bucketName, sources, mode);
    }
}
