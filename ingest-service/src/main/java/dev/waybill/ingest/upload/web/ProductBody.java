package dev.waybill.ingest.upload.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.file.FileStatus;
import dev.waybill.web.FileBody;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product as seed 001 describes one, and of its image what {@link FileBody} says of a file.
 *
 * @param id the product's, {@code product_…}
 * @param imageUrl the image's address, by the CDN where there is one
 * @param fileId the image's
 * @param url where a link to the image is to be had
 */
record ProductBody(
        String id,
        String name,
        @Nullable String category,
        String imageUrl,
        String fileId,
        String filename,
        @JsonProperty("s3_key") String s3Key,
        String url,
        String fileType,
        long fileSize,
        @JsonProperty("sha256") String sha256,
        FileStatus status,
        Instant createdAt) {

    static ProductBody of(FileBody file, String id, String imageUrl) {
        return new ProductBody(
                id,
                file.title() == null ? file.originalFilename() : file.title(),
                file.tags().isEmpty() ? null : file.tags().getFirst(),
                imageUrl,
                file.id(),
                file.filename(),
                file.s3Key(),
                file.url(),
                file.fileType(),
                file.size(),
                file.sha256(),
                file.status(),
                file.createdAt());
    }
}
