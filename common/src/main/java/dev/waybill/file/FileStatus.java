package dev.waybill.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a file is in its life (contract.md, section 6). */
public enum FileStatus {
    STAGED,
    STORED,
    FAILED,
    DELETING,
    DELETED;

    /** @throws IllegalArgumentException when there is no such status */
    @JsonCreator
    public static FileStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
