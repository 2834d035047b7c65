package dev.waybill.staging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much is staged.
 *
 * @param oldest when the oldest file was staged, or null when there is none
 */
public record StagingUsage(long bytes, long files, @Nullable Instant oldest) {

    public static final StagingUsage EMPTY = new StagingUsage(0, 0, null);

    /** This and one file more. */
    public StagingUsage plus(long size, Instant since) {
        return new StagingUsage(bytes + size, files + 1, oldest == null || since.isBefore(oldest) ? since : oldest);
    }
}
