package dev.waybill.catalog.productindex;

import dev.waybill.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What an {@link IndexObject} held at some moment.
 *
 * @param tag tells it from everything else that was or will be there
 * @param content what its {@link IndexDraft#content} was; empty when another program wrote it
 */
public record IndexVersion(String tag, Optional<Sha256> content) {

    /** A name for a copy of it, the same for the same version: the key, {@code .kept-} and 16 hexadecimal digits. */
    public String keptAs(String key) {
        return key + ".kept-"
                + Sha256.of(tag.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }
}
