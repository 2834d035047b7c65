package dev.waybill.file;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a file once its bytes are staged; none of it changes afterwards. It travels whole in
 * {@code file.staged} and {@code file.stored}, so that the catalog can be rebuilt from the topics.
 *
 * @param filename the name that {@code /api/files/{name}} takes
 * @param key where the object lies, or will lie
 * @param docType null in collections without document types
 * @param size in bytes
 * @param uploadedBy the caller's subject, of at most 255 characters, or null where access control is off
 * @param createdAt when the upload was taken in, to the millisecond
 */
public record FileDetails(
        @JsonProperty("id") FileId id,
        @JsonProperty("collection") CollectionName collection,
        @JsonIgnore Owner owner,
        @JsonProperty("doc_type") @Nullable DocType docType,
        @JsonProperty("filename") FileName filename,
        @JsonProperty("original_filename") OriginalFilename originalFilename,
        @JsonProperty("s3_key") ObjectKey key,
        @JsonProperty("file_type") MediaType fileType,
        @JsonProperty("size") long size,
        @JsonProperty("sha256") Sha256 sha256,
        @JsonProperty("title") @Nullable String title,
        @JsonProperty("description") @Nullable String description,
        @JsonProperty("tags") List<String> tags,
        @JsonProperty("uploaded_by") @Nullable String uploadedBy,
        @JsonProperty("created_at") Instant createdAt) {

    private static final int MAX_SUBJECT = 255;

    public FileDetails {
        requireAll(id, collection, owner, filename, originalFilename, key, fileType, sha256, createdAt);
        if (size < 0) {
            throw new IllegalArgumentException("a size is not negative");
        }
        if (uploadedBy != null && (uploadedBy.length() > MAX_SUBJECT || !Unicode.isWellFormed(uploadedBy))) {
            throw new IllegalArgumentException(
                    "uploaded_by is valid Unicode of at most " + MAX_SUBJECT + " characters");
        }
        new Labels(title, description, tags);
        tags = List.copyOf(tags);
        createdAt = Moments.toMillis(createdAt);
    }

    @JsonCreator
    static FileDetails fromJson(
            @JsonProperty("id") FileId id,
            @JsonProperty("collection") CollectionName collection,
            @JsonProperty("agency_id") @Nullable String agencyId,
            @JsonProperty("client_id") @Nullable String clientId,
            @JsonProperty("job_id") @Nullable String jobId,
            @JsonProperty("event_id") @Nullable String eventId,
            @JsonProperty("user_id") @Nullable String userId,
            @JsonProperty("product_id") @Nullable String productId,
            @JsonProperty("doc_type") @Nullable DocType docType,
            @JsonProperty("filename") FileName filename,
            @JsonProperty("original_filename") OriginalFilename originalFilename,
            @JsonProperty("s3_key") ObjectKey key,
            @JsonProperty("file_type") MediaType fileType,
            @JsonProperty("size") long size,
            @JsonProperty("sha256") Sha256 sha256,
            @JsonProperty("title") @Nullable String title,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("tags") @Nullable List<String> tags,
            @JsonProperty("uploaded_by") @Nullable String uploadedBy,
            @JsonProperty("created_at") Instant createdAt) {
        return new FileDetails(
                id,
                collection,
                Owner.only(agencyId, clientId, jobId, eventId, userId, productId),
                docType,
                filename,
                originalFilename,
                key,
                fileType,
                size,
                sha256,
                title,
                description,
                Objects.requireNonNullElse(tags, List.of()),
                uploadedBy,
                createdAt);
    }

    /** The owner as a JSON member of its own, such as {@code "agency_id":"AGY-123"}. */
    @JsonAnyGetter
    public Map<String, String> ownerMember() {
        return Map.of(owner.kind().member(), owner.id());
    }

    private static void requireAll(@Nullable Object... required) {
        if (Stream.of(required).anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(
                    "id, collection, an owner, filename, original_filename, s3_key, file_type,"
                            + " sha256 and created_at are required");
        }
    }
}
