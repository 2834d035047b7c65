package dev.waybill.catalog.console;

import java.util.List;

/**
 * How much there is to migrate.
 *
 * @param total files that are known
 * @param local those of them that are not in S3
 * @param sources where files can come from
 */
record MigrationStatus(
        long total, long local, long s3, boolean migrationNeeded, boolean s3Configured, List<Place> sources) {

    /**
     * A source.
     *
     * @param name as {@code --source} names it
     * @param place where it is, for people
     */
    record Place(String name, String place) {}
}
