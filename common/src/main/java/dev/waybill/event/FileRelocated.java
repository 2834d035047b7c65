package dev.waybill.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stored file lies in another bucket than before, or is found by another address; its key and its bytes are the same.
 * The object in its new place is encrypted and verified, as with {@link FileStored}. Of several, the later one counts.
 *
 * @param fromBucket the bucket it lay in before, where the old object may still be; null where it was in none of Waybill's
 * @param bucket the bucket it lies in now
 * @param oldAddress by which it was found before, for applications that keep references of their own
 * @param newAddress by which it is found now
 */
public record FileRelocated(
        FileDetails file, @Nullable String fromBucket, String bucket, String oldAddress, String newAddress)
        implements FileEvent.Outcome {

    private static final int MAX_ADDRESS = 4096;

    public FileRelocated {
        Objects.requireNonNull(file, "file is required");
        require(bucket != null && !bucket.isBlank(), "bucket is required");
        require(fromBucket == null || !fromBucket.isBlank(), "from_bucket is the name of one, or left out");
        require(isAddress(oldAddress) && isAddress(newAddress), "addresses have 1 to " + MAX_ADDRESS + " characters");
    }

    private static boolean isAddress(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= MAX_ADDRESS;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    @Override
    @JsonIgnore
    public FileId id() {
        return file.id();
    }
}
