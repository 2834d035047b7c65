package dev.waybill.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidValidator;
import java.util.Optional;
import java.util.UUID;

/** A file's identity for life. Waybill makes UUIDv7; a hand-made event may bring another version. */
public record FileId(UUID value) implements Comparable<FileId> {

    /** A new id, later in order than every one made before in this process. */
    public static FileId next() {
        return new FileId(UuidCreator.getTimeOrderedEpochPlus1());
    }

    /** @throws IllegalArgumentException unless it is a UUID in the 36-character form */
    @JsonCreator
    public static FileId parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("a file id is a UUID of 36 characters"));
    }

    /** The id that the text spells in the 36-character form, or empty. */
    public static Optional<FileId> tryParse(String text) {
        return text.length() == 36 && UuidValidator.isValid(text)
                ? Optional.of(new FileId(UUID.fromString(text)))
                : Optional.empty();
    }

    @Override
    public int compareTo(FileId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
