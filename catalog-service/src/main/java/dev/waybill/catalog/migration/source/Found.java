package dev.waybill.catalog.migration.source;

import dev.waybill.catalog.migration.Draft;
import dev.waybill.error.ErrorCode;
import dev.waybill.file.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that lies in a source. */
public sealed interface Found {

    /**
     * Where it lies below the source, with slashes, as it is written there: any Unicode, unique in the source. It is
     * also the address by which others mention it, see {@link dev.waybill.catalog.migration.reference.References}.
     */
    String path();

    /**
     * A file that can be moved.
     *
     * @param size in bytes
     * @param modified when its bytes last changed
     * @param sha256 of a file that is in the catalog already and only changes its place; else null
     */
    record Fit(
            String path,
            long size,
            Instant modified,
            Draft draft,
            @Nullable Sha256 sha256) implements Found {}

    /** One that cannot, and why: its code is one of those that are not retryable. */
    record Unfit(String path, long size, ErrorCode code, String message) implements Found {}
}
