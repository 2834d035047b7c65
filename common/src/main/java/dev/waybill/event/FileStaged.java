package dev.waybill.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import java.util.Objects;

/**
 * The bytes of a file are durable in staging, where its id says.
 *
 * @param attempt 1 at first, one more each time that a failed file is replayed
 */
public record FileStaged(FileDetails file, int attempt) implements FileEvent.Command {

    public FileStaged {
        Objects.requireNonNull(file, "file is required");
        Attempts.check(attempt);
    }

    @Override
    @JsonIgnore
    public FileId id() {
        return file.id();
    }
}
