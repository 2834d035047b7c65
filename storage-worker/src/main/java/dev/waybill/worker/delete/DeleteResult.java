package dev.waybill.worker.delete;

/** What a deletion came to. In each case the file's staged bytes are gone and {@code file.deleted} is acknowledged. */
public enum DeleteResult {
    /** Its object was there and is gone. */
    DELETED,
    /** No object was there. */
    ABSENT,
    /** Another file's object lies at the key and was left as it is. */
    FOREIGN
}
