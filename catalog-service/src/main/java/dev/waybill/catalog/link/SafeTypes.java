package dev.waybill.catalog.link;

import dev.waybill.file.MediaType;
import java.util.Set;

/** The types that a browser may be told of; whatever else was uploaded could be a page with a script in it. */
public final class SafeTypes {

    private static final Set<String> HARMLESS =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf");
    private static final MediaType BYTES = new MediaType("application/octet-stream");

    private SafeTypes() {}

    public static MediaType of(MediaType stored) {
        return isHarmless(stored) ? stored : BYTES;
    }

    /** Shown only where that is asked for and harmless. */
    public static Disposition disposition(MediaType stored, Disposition wanted) {
        return isHarmless(stored) ? wanted : Disposition.ATTACHMENT;
    }

    private static boolean isHarmless(MediaType stored) {
        return HARMLESS.contains(stored.value());
    }
}
