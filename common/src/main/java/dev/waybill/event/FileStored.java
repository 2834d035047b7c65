package dev.waybill.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import java.util.Objects;

/**
 * The object lies at its key, encrypted and verified.
 *
 * @param bucket the bucket it lies in
 */
public record FileStored(FileDetails file, String bucket) implements FileEvent.Outcome {

    public FileStored {
        Objects.requireNonNull(file, "file is required");
        Objects.requireNonNull(bucket, "bucket is required");
    }

    @Override
    @JsonIgnore
    public FileId id() {
        return file.id();
    }
}
