package dev.waybill.type;

import dev.waybill.file.MediaType;
import dev.waybill.file.OriginalFilename;
import org.apache.tika.Tika;

/**
 * What a file is by its first bytes and its name; what anybody says it is counts for nothing. Bytes without a signature,
 * such as text, are told apart by the name. Safe for use by many threads. Whoever uses it brings {@code tika-core}.
 */
public final class TypeDetection {

    /** As far as Tika's signatures look. */
    public static final int HEAD = 64 * 1024;

    private final Tika tika = new Tika();

    /** @param head the first {@link #HEAD} bytes, or all of a shorter file */
    public MediaType detect(byte[] head, OriginalFilename name) {
        return withoutParameters(tika.detect(head, name.value()));
    }

    /** What the name alone says. */
    public MediaType byName(OriginalFilename name) {
        return withoutParameters(tika.detect(name.value()));
    }

    /** Of some types Tika tells the version or format as well, such as {@code image/vnd.dxf;format=ascii}. */
    private static MediaType withoutParameters(String type) {
        int parameters = type.indexOf(';');
        return new MediaType((parameters < 0 ? type : type.substring(0, parameters)).strip());
    }
}
