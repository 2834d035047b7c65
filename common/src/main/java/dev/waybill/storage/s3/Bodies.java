package dev.waybill.storage.s3;

import java.io.ByteArrayInputStream;
import software.amazon.awssdk.core.sync.RequestBody;

/** Request bodies that use the bytes as they are: the SDK's own copies them, which doubles what a put needs of memory. */
public final class Bodies {

    private static final String ANY = "application/octet-stream";

    private Bodies() {}

    /** @param content not to be changed until the request has been answered */
    public static RequestBody of(byte[] content) {
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(content), content.length, ANY);
    }
}
