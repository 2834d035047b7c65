package dev.waybill.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** What kind of document a file is, such as {@code agency_invoice}: {@code [a-z0-9_]{1,64}}. */
public record DocType(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9_]{1,64}");

    @JsonCreator
    public DocType {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a doc_type is 1 to 64 of a-z 0-9 _");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
