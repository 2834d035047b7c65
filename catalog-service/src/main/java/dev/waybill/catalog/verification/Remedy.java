package dev.waybill.catalog.verification;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be done about a difference without losing anything. */
public enum Remedy {
    /** A worker stores it, or says that it failed where no bytes are left. */
    ANNOUNCE_AGAIN,
    DELETE_STAGED,
    DELETE_OBJECT,
    ABORT_UPLOAD;

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
