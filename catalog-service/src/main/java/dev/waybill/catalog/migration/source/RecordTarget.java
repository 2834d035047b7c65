package dev.waybill.catalog.migration.source;

import java.util.regex.Pattern;

/**
 * A field of the application's documents that names a file.
 *
 * @param field with dots where it is in another
 */
public record RecordTarget(String collection, String field) {

    private static final Pattern PART = Pattern.compile("[^.$\\s\\x00]{1,120}");

    public RecordTarget {
        for (String part : (collection + "." + field).split("\\.", -1)) {
            if (!PART.matcher(part).matches()) {
                throw new IllegalArgumentException(
                        "MIGRATION_RECORDS lists fields as collection.field, such as event_media.file_name");
            }
        }
    }

    /** @param text {@code collection.field} @throws IllegalArgumentException when it is not */
    static RecordTarget parse(String text) {
        int dot = text.indexOf('.');
        return new RecordTarget(
                text.substring(0, Math.max(dot, 0)).strip(),
                text.substring(dot + 1).strip());
    }

    @Override
    public String toString() {
        return collection + "." + field;
    }
}
