package dev.waybill.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** What {@code /api/files/{name}} takes; unique in the catalog. At most 255 of {@code A-Z a-z 0-9 . _ -}. */
public record FileName(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}");

    @JsonCreator
    public FileName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a name is at most 255 characters of A-Z a-z 0-9 . _ -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
