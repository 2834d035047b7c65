package dev.waybill.storage;

/** What {@link ObjectStore#putIfAbsent} came to. */
public enum PutOutcome {
    /** The object is there now. The store checked the bytes that it received against the SHA-256, all of them. */
    VERIFIED,
    /** The object is there now. The store has not checked the bytes, and where it copied them, nobody has. */
    UNVERIFIED,
    /** Something lay there already and was left as it is. */
    OCCUPIED
}
