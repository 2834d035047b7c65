package dev.waybill.catalog.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to do; null stands for what the settings say.
 *
 * @param sources none for all
 * @param mode {@code run}, {@code check-only} or {@code dry-run}
 */
record MigrationOrder(
        @Nullable String bucketName,
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @Nullable String region,
        List<String> sources,
        String mode) {

    @Override
    public String toString() {
        return "MigrationOrder[%s of %s]".formatted(mode, sources);
    }
}
