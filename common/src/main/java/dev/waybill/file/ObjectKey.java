package dev.waybill.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Where an object lies in the bucket: at most 512 bytes (contract.md, section 2) of {@code A-Z a-z 0-9 . _ / -}, no
 * empty, {@code .} or {@code ..} segment, no leading slash. So it is safe as a URL path and as a relative file path.
 */
public record ObjectKey(@JsonValue String value) {

    private static final int MAX_LENGTH = 512;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

    @JsonCreator
    public ObjectKey {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a key is at most 512 characters of A-Z a-z 0-9 . _ - in segments");
        }
        for (String segment : value.split("/")) {
            if (segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("a key has no . or .. segments");
            }
        }
    }

    /** What follows the last slash. */
    public String lastSegment() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
