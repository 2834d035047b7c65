package dev.waybill.catalog.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of a migration: the four fields of seed 000, where files come from, and which button was pressed. */
record OrderForm(
        @Nullable String bucketName,
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @Nullable String region,
        @Nullable List<String> sources,
        @Nullable String mode) {

    private static final int MAX_LENGTH = 256;

    /** @throws IllegalArgumentException when a field is too long, or one of two that belong together is missing */
    MigrationOrder order() {
        String bucket = field("Bucket Name", bucketName);
        String id = field("Access Key ID", accessKeyId);
        String secret = field("Secret Access Key", secretAccessKey);
        if ((id == null) != (secret == null)) {
            throw new IllegalArgumentException("Access Key ID and Secret Access Key are given together or not at all");
        }
        // The field says us-east-1 before anybody touches it; without a bucket it says nothing of the configured one's.
        String place = bucket == null ? null : field("Region", region);
        return new MigrationOrder(
                bucket, id, secret, place, sources == null ? List.of() : sources, mode == null ? "run" : mode);
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
