package dev.waybill.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.waybill.error.ErrorCode;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import java.util.Objects;

/**
 * The file can never be stored as it is. Its bytes are kept in staging, so that it can be replayed.
 *
 * @param code why
 * @param message the same for people; what is beyond 1,000 characters is cut off
 * @param attempt the attempt of {@link FileStaged} that failed
 */
public record FileFailed(FileDetails file, ErrorCode code, String message, int attempt) implements FileEvent.Outcome {

    public FileFailed {
        Objects.requireNonNull(file, "file is required");
        Objects.requireNonNull(code, "code is required");
        message = Texts.cut(Objects.requireNonNull(message, "message is required"));
        Attempts.check(attempt);
    }

    @Override
    @JsonIgnore
    public FileId id() {
        return file.id();
    }
}
