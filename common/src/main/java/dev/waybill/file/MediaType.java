package dev.waybill.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A media type without parameters, such as {@code application/pdf} (RFC 6838: each half at most 127 characters). */
public record MediaType(@JsonValue String value) {

    private static final Pattern FORM =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    @JsonCreator
    public MediaType {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a media type is type/subtype in lower case, without parameters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
