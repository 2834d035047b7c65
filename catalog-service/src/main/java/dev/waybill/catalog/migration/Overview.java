package dev.waybill.catalog.migration;

import org.jspecify.annotations.Nullable;

/**
 * How much is in S3 already (seed 000's status).
 *
 * @param local files that are not in S3: those of local storage, and those that the last plan found beside it
 * @param s3 files that are
 * @param s3Configured whether the services store in S3
 * @param lastRun null where there never was one
 */
public record Overview(
        long local, long s3, boolean s3Configured, @Nullable Run lastRun) {

    public long total() {
        return local + s3;
    }

    public boolean isMigrationNeeded() {
        return local > 0;
    }
}
