package dev.waybill.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import java.util.Objects;

/** The file is to go, object and staged bytes. From here on it is deleted, whatever else is heard of it. */
public record FileDeletionRequested(FileDetails file) implements FileEvent.Command {

    public FileDeletionRequested {
        Objects.requireNonNull(file, "file is required");
    }

    @Override
    @JsonIgnore
    public FileId id() {
        return file.id();
    }
}
