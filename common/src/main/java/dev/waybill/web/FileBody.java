package dev.waybill.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file as HTTP answers describe it (contract.md, section 4.1).
 *
 * @param fileUrl the object's own address, which opens only where the bucket is public
 * @param url where a link to the file is to be had
 */
public record FileBody(
        String id,
        String filename,
        String originalFilename,
        String collection,
        @JsonAnyGetter Map<String, String> owner,
        @Nullable String docType,
        String filePath,
        @JsonProperty("s3_key") String s3Key,
        String fileUrl,
        String url,
        String fileType,
        long size,
        long fileSize,
        @JsonProperty("sha256") String sha256,
        @Nullable String title,
        @Nullable String description,
        List<String> tags,
        @Nullable String uploadedBy,
        FileStatus status,
        Instant createdAt,
        Instant updatedAt) {

    /** @param labels those of now, which may have been changed since the upload */
    public static FileBody of(FileDetails file, Labels labels, FileStatus status, Instant updatedAt, String fileUrl) {
        return new FileBody(
                file.id().toString(),
                file.filename().value(),
                file.originalFilename().value(),
                file.collection().value(),
                file.ownerMember(),
                file.docType() == null ? null : file.docType().value(),
                file.key().value(),
                file.key().value(),
                fileUrl,
                "/api/files/" + file.filename(),
                file.fileType().value(),
                file.size(),
                file.size(),
                file.sha256().hex(),
                labels.title(),
                labels.description(),
                labels.tags(),
                file.uploadedBy(),
                status,
                file.createdAt(),
                updatedAt);
    }
}
