package dev.waybill.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import java.util.Objects;

/** The object and the staged bytes are gone. */
public record FileDeleted(FileDetails file) implements FileEvent.Outcome {

    public FileDeleted {
        Objects.requireNonNull(file, "file is required");
    }

    @Override
    @JsonIgnore
    public FileId id() {
        return file.id();
    }
}
