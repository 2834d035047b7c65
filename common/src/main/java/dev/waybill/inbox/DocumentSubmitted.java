package dev.waybill.inbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.Labels;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import dev.waybill.file.Sha256;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document to take in. Its owner is exactly one of the six ids; its bytes are in the event or at a source.
 *
 * @param docType null in collections without document types
 * @param sha256 what the bytes' SHA-256 must be, or null
 * @param contentBase64 the bytes, at most 512 KiB of them; null where there is a source
 * @param source where to fetch them; null where they are here
 */
public record DocumentSubmitted(
        CollectionName collection,
        @Nullable String agencyId,
        @Nullable String clientId,
        @Nullable String jobId,
        @Nullable String eventId,
        @Nullable String userId,
        @Nullable String productId,
        @Nullable DocType docType,
        OriginalFilename filename,
        @Nullable Sha256 sha256,
        @Nullable String title,
        @Nullable String description,
        @Nullable List<String> tags,
        @Nullable String contentBase64,
        @Nullable Source source)
        implements InboxEvent {

    /** Where bytes are to be fetched from. */
    public record Source(String uri) {

        public Source {
            Objects.requireNonNull(uri, "source.uri is required");
        }
    }

    public DocumentSubmitted {
        Objects.requireNonNull(collection, "collection is required");
        Objects.requireNonNull(filename, "filename is required");
        if ((contentBase64 == null) == (source == null)) {
            throw new IllegalArgumentException("a document has content_base64 or a source, one of the two");
        }
        tags = tags == null ? null : List.copyOf(tags);
        Owner.only(agencyId, clientId, jobId, eventId, userId, productId);
        new Labels(title, description, Objects.requireNonNullElse(tags, List.of()));
    }

    @Override
    @JsonIgnore
    public Owner owner() {
        return Owner.only(agencyId, clientId, jobId, eventId, userId, productId);
    }

    /** Title, description and tags. */
    public Labels labels() {
        return new Labels(title, description, Objects.requireNonNullElse(tags, List.of()));
    }

    /** What it is about, without the bytes. */
    @Override
    public String toString() {
        return "DocumentSubmitted[collection=%s, owner=%s]".formatted(collection, owner());
    }
}
