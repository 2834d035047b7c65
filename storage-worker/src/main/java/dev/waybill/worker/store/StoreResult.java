package dev.waybill.worker.store;

import dev.waybill.error.ErrorCode;

/** What came of a staged file. */
public sealed interface StoreResult {

    /**
     * The object is there and verified, and {@code file.stored} is acknowledged.
     *
     * @param already whether an earlier delivery had put it there
     */
    record Stored(boolean already) implements StoreResult {}

    /** It can never be stored as it is, {@code file.failed} is acknowledged, and its bytes are kept. */
    record Failed(ErrorCode code, String message) implements StoreResult {}
}
