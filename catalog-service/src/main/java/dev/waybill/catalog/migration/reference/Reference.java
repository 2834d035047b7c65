package dev.waybill.catalog.migration.reference;

import org.jspecify.annotations.Nullable;

/**
 * One address in one place.
 *
 * @param target as {@code collection.field}
 * @param document the document's id, as extended JSON where it is no text
 * @param place within the document, such as {@code blocks.3.html}
 * @param before the address as it stood there, at most 1,024 characters of it
 * @param after what stands there now, or would; null where nothing does
 */
public record Reference(
        String target,
        String document,
        String place,
        String before,
        @Nullable String after,
        Change change) {

    static final int SHOWN = 1024;

    static Reference at(Place place, String before, @Nullable String after, Change change) {
        String id = place.document().text();
        return new Reference(place.target().toString(), id, place.path(), shown(before), after, change);
    }

    /** The same as one that stands as it did, whatever could be done about it. */
    public Reference left() {
        return new Reference(target, document, place, before, null, Change.LEFT);
    }

    private static String shown(String address) {
        return address.length() <= SHOWN ? address : address.substring(0, SHOWN);
    }

    /** What was, or would be, done. */
    public enum Change {
        /** Another address stands there now; {@link References#look}: would stand there. */
        REPLACED,
        /** It stands as it did before the run. */
        RESTORED,
        /** An old address of a file that is not stored, or of none that is known. */
        LEFT,
        /** Somebody changed the place; it stays as it is. */
        CONFLICT
    }
}
