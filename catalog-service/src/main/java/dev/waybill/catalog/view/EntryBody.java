package dev.waybill.catalog.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.waybill.error.ErrorCode;
import dev.waybill.web.FileBody;
import org.jspecify.annotations.Nullable;

/**
 * A file as the catalog describes it.
 *
 * @param failureCode why it could not be stored, null unless its status is {@code failed}
 * @param failureMessage the same for people
 */
public record EntryBody(
        @JsonUnwrapped FileBody file,
        @Nullable ErrorCode failureCode,
        @Nullable String failureMessage) {}
