package dev.waybill.catalog.console;

import dev.waybill.catalog.migration.MigrationRequest;
import dev.waybill.catalog.migration.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a migration: the four fields of seed 000, where files come from, and which button was pressed.
 *
 * @param choice true where there were sources to choose from, so that none is not all of them
 */
record OrderForm(
        @Nullable String bucketName,
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @Nullable String region,
        @Nullable List<String> sources,
        @Nullable Boolean choice,
        @Nullable String mode) {

    private static final int MAX_LENGTH = 256;

    /** @throws IllegalArgumentException when a field is too long, one of two that belong together is missing, or no source is chosen */
    MigrationRequest request() {
        String bucket = field("Bucket Name", bucketName);
        String id = field("Access Key ID", accessKeyId);
        String secret = field("Secret Access Key", secretAccessKey);
        if ((id == null) != (secret == null)) {
            throw new IllegalArgumentException("Access Key ID and Secret Access Key are given together or not at all");
        }
        if (Boolean.TRUE.equals(choice) && (sources == null || sources.isEmpty())) {
            throw new IllegalArgumentException("There is nothing to migrate: choose at least one source");
        }
        // The field says us-east-1 before anybody touches it; without a bucket it says nothing of the configured one's.
        String place = bucket == null ? null : field("Region", region);
        return new MigrationRequest(
                bucket,
                id,
                secret,
                place,
                null,
                sources == null ? List.of() : sources,
                mode == null ? Mode.RUN : Mode.of(mode),
                0);
    }

    private static @Nullable String field(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("%s has at most %d characters".formatted(name, MAX_LENGTH));
        }
        return value.strip();
    }

    @Override
    public String toString() {
        return "OrderForm[%s of %s]".formatted(mode, sources);
    }
}
