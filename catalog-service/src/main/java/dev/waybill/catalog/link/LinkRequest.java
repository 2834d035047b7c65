package dev.waybill.catalog.link;

import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import java.time.Duration;

/**
 * A link to be signed.
 *
 * @param contentType what the answer says the bytes are
 * @param contentDisposition what the answer says to do with them
 * @param validity at most seven days, which is as long as S3 honours one
 */
public record LinkRequest(
        String bucket,
        ObjectKey key,
        LinkMethod method,
        MediaType contentType,
        String contentDisposition,
        Duration validity) {}
