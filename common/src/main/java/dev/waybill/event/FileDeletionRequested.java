package dev.waybill.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file is to go, object and staged bytes. From here on it is deleted, whatever else is heard of it.
 *
 * @param bucket the bucket it was stored in, as {@link FileStored} said; null where nobody has heard, as before it was
 *     stored
 * @param formerBucket the bucket it lay in before that, as {@link FileRelocated} said, where an object of it may still be;
 *     null where it was never in another
 */
public record FileDeletionRequested(
        FileDetails file, @Nullable String bucket, @Nullable String formerBucket) implements FileEvent.Command {

    public FileDeletionRequested {
        Objects.requireNonNull(file, "file is required");
        requireName(bucket, "bucket");
        requireName(formerBucket, "former_bucket");
    }

    /** Of a file that was never in another bucket. */
    public FileDeletionRequested(FileDetails file, @Nullable String bucket) {
        this(file, bucket, null);
    }

    /** Of a file of which nobody knows whether it was stored, and where. */
    public static FileDeletionRequested of(FileDetails file) {
        return new FileDeletionRequested(file, null);
    }

    private static void requireName(@Nullable String bucket, String member) {
        if (bucket != null && bucket.isBlank()) {
            throw new IllegalArgumentException(member + " is the name of a bucket, or left out");
        }
    }

    @Override
    @JsonIgnore
    public FileId id() {
        return file.id();
    }
}
