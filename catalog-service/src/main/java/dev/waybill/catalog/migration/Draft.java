package dev.waybill.catalog.migration;

import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import dev.waybill.file.Sha256;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a file before anybody has read its bytes.
 *
 * @param filename another one than its key's last segment where a file of another path has that
 * @param createdAt when the file was last changed, where nothing better is known
 */
public record Draft(
        FileId id,
        CollectionName collection,
        Owner owner,
        @Nullable DocType docType,
        FileName filename,
        OriginalFilename originalFilename,
        ObjectKey key,
        MediaType fileType,
        @Nullable String title,
        @Nullable String description,
        List<String> tags,
        @Nullable String uploadedBy,
        Instant createdAt) {

    public Draft {
        tags = List.copyOf(tags);
    }

    /** What is known of a file in the catalog. */
    public static Draft of(FileDetails file) {
        return new Draft(
                file.id(),
                file.collection(),
                file.owner(),
                file.docType(),
                file.filename(),
                file.originalFilename(),
                file.key(),
                file.fileType(),
                file.title(),
                file.description(),
                file.tags(),
                file.uploadedBy(),
                file.createdAt());
    }

    /** The same under another name. */
    public Draft named(FileName name) {
        return new Draft(
                id,
                collection,
                owner,
                docType,
                name,
                originalFilename,
                key,
                fileType,
                title,
                description,
                tags,
                uploadedBy,
                createdAt);
    }

    /** The file once its bytes were read. @param size in bytes */
    public FileDetails details(long size, Sha256 sha256) {
        return new FileDetails(
                id,
                collection,
                owner,
                docType,
                filename,
                originalFilename,
                key,
                fileType,
                size,
                sha256,
                title,
                description,
                tags,
                uploadedBy,
                createdAt);
    }

    /** Where a file of that name is found once it is stored: what always opens, where the object's own address would not, since buckets are private. */
    public static String address(FileName name) {
        return "/api/files/" + name;
    }
}
