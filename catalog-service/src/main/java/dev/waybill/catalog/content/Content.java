package dev.waybill.catalog.content;

import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import dev.waybill.storage.ObjectStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object's bytes and what is said of them.
 *
 * @param size in bytes
 * @param lastModified null when that is not known
 * @param type what a browser may be told that they are
 * @param disposition what it is told to do with them
 */
public record Content(
        ObjectStore store,
        ObjectKey key,
        long size,
        Sha256 sha256,
        @Nullable Instant lastModified,
        MediaType type,
        String disposition) {

    /** A strong one: the bytes of a file never change. */
    String etag() {
        return "\"" + sha256.hex() + "\"";
    }
}
