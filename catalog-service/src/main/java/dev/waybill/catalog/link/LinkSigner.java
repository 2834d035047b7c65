package dev.waybill.catalog.link;

/** Signs links. Asks nobody: whether the object is there, the caller knows. Safe for use by many threads. */
@FunctionalInterface
public interface LinkSigner {

    /**
     * A link for just that object and method.
     *
     * @throws dev.waybill.error.WaybillException {@link dev.waybill.error.ErrorCode#S3_CREDENTIALS} when there is
     *     nothing to sign with
     */
    SignedLink sign(LinkRequest request);
}
