package dev.waybill.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The collection a file is in, such as {@code job-documents}: {@code [a-z0-9-]{1,40}}. */
public record CollectionName(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,40}");

    public static final CollectionName DOCUMENTS = new CollectionName("documents");
    public static final CollectionName JOB_DOCUMENTS = new CollectionName("job-documents");
    public static final CollectionName EVENT_MEDIA = new CollectionName("event-media");
    public static final CollectionName IMAGES = new CollectionName("images");
    public static final CollectionName PRODUCTS = new CollectionName("products");
    public static final CollectionName USER_PROFILES = new CollectionName("user-profiles");
    public static final CollectionName TEMP = new CollectionName("temp");

    @JsonCreator
    public CollectionName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a collection is 1 to 40 of a-z 0-9 -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
