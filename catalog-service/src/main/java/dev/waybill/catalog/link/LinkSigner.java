package dev.waybill.catalog.link;

/** Signs links. Asks nobody: whether the object is there, the caller knows. Safe for use by many threads. */
public interface LinkSigner {

    /** Whether this is the one for objects in a store of that name, as {@code file.stored} says it. */
    boolean signsFor(String bucket);

    /**
     * A link for just that object and method.
     *
     * @throws dev.waybill.error.WaybillException {@link dev.waybill.error.ErrorCode#S3_CREDENTIALS_MISSING} when
     *     there is nothing to sign with
     */
    SignedLink sign(LinkRequest request);
}
