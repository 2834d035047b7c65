package dev.waybill.catalog.file;

import dev.waybill.access.Caller;
import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.FileStatus;
import dev.waybill.file.MediaType;
import dev.waybill.file.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which files to list: those that meet every criterion that is not null.
 *
 * @param caller who asks: only files that are theirs meet the criteria
 * @param status null for all but those that are deleted or will be
 * @param text is in the original file name or the title, whatever the case
 * @param createdAfter later than this
 * @param createdBefore earlier than this
 */
public record Criteria(
        Caller caller,
        @Nullable CollectionName collection,
        @Nullable Owner owner,
        @Nullable DocType docType,
        @Nullable MediaType fileType,
        @Nullable String tag,
        @Nullable FileStatus status,
        @Nullable String text,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore) {}
