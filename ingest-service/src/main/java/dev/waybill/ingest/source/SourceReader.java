package dev.waybill.ingest.source;

import dev.waybill.error.WaybillException;

/** Opens sources of one kind. Safe for use by many threads. */
@FunctionalInterface
public interface SourceReader<A extends SourceAddress> {

    /**
     * The source, to be closed.
     *
     * @param deadline by when all of it must have been read
     * @throws WaybillException SOURCE_REFUSED when it may not be fetched, SOURCE_NOT_FOUND when it says that there is
     *     nothing for us, UPLOAD_TOO_SLOW, or one whose code is retryable when it does not answer as it should
     */
    Fetched open(A address, Deadline deadline);
}
