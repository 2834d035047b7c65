package dev.waybill.catalog.link;

import dev.waybill.file.FileDetails;
import dev.waybill.file.MediaType;
import java.util.Set;

/** The types that a browser may be told of; whatever else was uploaded could be a page with a script in it. */
public final class SafeTypes {

    private static final Set<String> HARMLESS =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf");
    private static final Set<String> PAGES =
            Set.of("html", "htm", "xhtml", "xht", "svg", "xml", "mht", "mhtml", "js", "mjs");
    private static final MediaType BYTES = new MediaType("application/octet-stream");

    private SafeTypes() {}

    public static MediaType of(MediaType stored) {
        return isHarmless(stored) ? stored : BYTES;
    }

    /**
     * Shown only where that is asked for and harmless. A picture that is called a page may be both at once, so that is
     * saved as well.
     */
    public static Disposition disposition(FileDetails file, Disposition wanted) {
        boolean isPage = PAGES.contains(file.originalFilename().extension());
        return isHarmless(file.fileType()) && !isPage ? wanted : Disposition.ATTACHMENT;
    }

    private static boolean isHarmless(MediaType stored) {
        return HARMLESS.contains(stored.value());
    }
}
