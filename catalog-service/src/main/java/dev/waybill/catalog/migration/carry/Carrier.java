package dev.waybill.catalog.migration.carry;

import dev.waybill.catalog.migration.Draft;
import dev.waybill.error.WaybillException;
import dev.waybill.file.Sha256;
import dev.waybill.staging.StagedFile;
import org.jspecify.annotations.Nullable;

/** Gets files to their keys. Safe for use by many threads. */
public interface Carrier {

    /** The bucket that they go to. */
    String bucket();

    /**
     * Returns once the file will come to be stored whatever is killed from here on, and the catalog will hear of it by an event. Nothing
     * of another file's is overwritten. It may be repeated with the same draft and bytes, and does nothing twice.
     *
     * @param known what the bytes must hash to; null where nobody has read them yet
     * @throws WaybillException with a retryable code when trying again can help; {@link
     *     dev.waybill.error.ErrorCode#KEY_TAKEN} when another file's bytes lie at the key, or another file has the key or
     *     the name in the catalog, {@link dev.waybill.error.ErrorCode#CHECKSUM_MISMATCH} when the bytes are not those that
     *     were known or changed meanwhile, {@link dev.waybill.error.ErrorCode#SOURCE_UNREADABLE} when they cannot be read,
     *     {@link dev.waybill.error.ErrorCode#FILE_DELETED} when the file was deleted
     */
    Carried carry(Draft draft, StagedFile bytes, @Nullable Sha256 known);
}
