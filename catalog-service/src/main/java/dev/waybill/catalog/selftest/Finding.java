package dev.waybill.catalog.selftest;

import org.jspecify.annotations.Nullable;

/** What a check came to. No finding holds a secret or a signed link. */
public sealed interface Finding {

    /** @param note what is worth knowing all the same, such as a warning; null when there is nothing */
    record Ok(@Nullable String note) implements Finding {}

    /**
     * @param message what happened
     * @param advice how to mend it
     * @param requestId what S3's support asks for; null when S3 gave none
     */
    record Failed(String message, String advice, @Nullable String requestId) implements Finding {}

    /** @param reason why it was not tried */
    record Skipped(String reason) implements Finding {}
}
