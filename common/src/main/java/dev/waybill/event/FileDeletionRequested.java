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
 */
public record FileDeletionRequested(
        FileDetails file, @Nullable String bucket) implements FileEvent.Command {

    public FileDeletionRequested {
        Objects.requireNonNull(file, "file is required");
        if (bucket != null && bucket.isBlank()) {
            throw new IllegalArgumentException("bucket is the name of one, or left out");
        }
    }

    /** Of a file of which nobody knows whether it was stored, and where. */
    public static FileDeletionRequested of(FileDetails file) {
        return new FileDeletionRequested(file, null);
    }

    @Override
    @JsonIgnore
    public FileId id() {
        return file.id();
    }
}
