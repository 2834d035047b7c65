package dev.waybill.catalog.file;

import org.jspecify.annotations.Nullable;

/**
 * That a file lay elsewhere before.
 *
 * @param fromBucket the bucket it lay in, where an object of it may still be; null where it was in none of Waybill's
 */
public record Relocation(@Nullable String fromBucket) {

    static @Nullable Relocation from(@Nullable String bucket) {
        return bucket == null ? null : new Relocation(bucket);
    }
}
