package dev.waybill.catalog.verification;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How the three can differ. */
public enum Kind {
    /** Stored, and no object lies at its key. */
    OBJECT_MISSING('-'),
    /** Staged for longer than a worker needs. */
    NOT_STORED('-'),
    /** Staged or failed, and its bytes are neither staged nor stored. */
    BYTES_MISSING('-'),
    /** An object that says it is a file of which the catalog has not heard. */
    UNKNOWN_OBJECT('+'),
    /** An object that says it is a file which lies at another key. */
    OTHER_KEY('+'),
    /** An object of a file that is deleted. */
    DELETED_OBJECT('+'),
    /** Staged bytes of a file of which the catalog has not heard. */
    UNKNOWN_STAGED('+'),
    /** Staged bytes of a file that is stored or deleted. */
    LEFT_STAGED('+'),
    /** A multipart upload that nobody goes on with. */
    UNFINISHED_UPLOAD('+'),
    /** There, but not as the catalog says. */
    DIFFERENT('*'),
    /** Could not be looked at. */
    UNREADABLE('!');

    private final char sign;

    Kind(char sign) {
        this.sign = sign;
    }

    /** As {@code rclone check --combined} has it: - in the catalog only, + not in the catalog, * different, ! error. */
    public char sign() {
        return sign;
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
