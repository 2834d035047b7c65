package dev.waybill.catalog.productindex;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.catalog.file.CatalogEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product as the index lists it, in the words of seed 001's answer to its upload.
 *
 * @param id the product's, {@code product_…}
 * @param name the title, else what the image's file was called
 * @param category the first tag, null where there is none
 * @param imageUrl the image's address, by the CDN where there is one
 * @param fileId the image's
 */
record Product(
        String id,
        String name,
        @Nullable String category,
        String imageUrl,
        String fileId,
        String filename,
        @JsonProperty("s3_key") String s3Key,
        String fileType,
        long fileSize,
        @JsonProperty("sha256") String sha256,
        Instant createdAt,
        Instant updatedAt) {

    static Product of(CatalogEntry entry, String imageUrl) {
        var file = entry.details();
        var labels = entry.labels();
        return new Product(
                file.owner().id(),
                labels.title() == null ? file.originalFilename().value() : labels.title(),
                labels.tags().isEmpty() ? null : labels.tags().getFirst(),
                imageUrl,
                file.id().toString(),
                file.filename().value(),
                file.key().value(),
                file.fileType().value(),
                file.size(),
                file.sha256().hex(),
                file.createdAt(),
                entry.updatedAt());
    }
}
