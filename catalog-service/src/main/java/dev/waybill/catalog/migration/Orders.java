package dev.waybill.catalog.migration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes orders of requests. */
@FunctionalInterface
public interface Orders {

    /**
     * The order, with whatever credentials came with the request sealed for that run. Nothing is tried.
     *
     * @param createdBy the caller's subject, null where access control is off
     * @throws IllegalArgumentException with a sentence that names what is malformed, and never its value
     * @throws dev.waybill.error.WaybillException {@link dev.waybill.error.ErrorCode#MIGRATION_ENDPOINT}, {@link
     *     dev.waybill.error.ErrorCode#MIGRATION_SECRET_KEY}, {@link dev.waybill.error.ErrorCode#MIGRATION_SOURCE}
     */
    Order order(MigrationRequest request, RunId id, @Nullable String createdBy, Instant now);
}
