package dev.waybill.catalog.migration.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.catalog.migration.Overview;
import org.jspecify.annotations.Nullable;

/** Seed 000's status, in its own spelling. */
record StatusBody(
        long total,
        long local,
        long s3,
        @JsonProperty("migrationNeeded") boolean migrationNeeded,
        @JsonProperty("s3Configured") boolean s3Configured,
        @JsonProperty("lastRun") @Nullable RunBody lastRun) {

    static StatusBody of(Overview overview) {
        var last = overview.lastRun();
        return new StatusBody(
                overview.total(),
                overview.local(),
                overview.s3(),
                overview.isMigrationNeeded(),
                overview.s3Configured(),
                last == null ? null : RunBody.of(last));
    }
}
