package dev.waybill.catalog.migration.target;

import dev.waybill.error.WaybillException;
import java.util.Optional;

/** Gets at targets. Asks none of them anything before it is used. */
public interface Targets {

    /** The bucket that the services store files in; empty where they store them locally. */
    Optional<OpenTarget> configured();

    /**
     * The bucket that credentials lead to; the configured one where they are its own.
     *
     * @throws WaybillException {@link dev.waybill.error.ErrorCode#MIGRATION_ENDPOINT} when their endpoint is not allowed
     */
    OpenTarget open(Credentials credentials);
}
