package dev.waybill.catalog.selftest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is tried, in this order: the seven checks of seed 002 (capabilities.md, C15 to C21), then what the store can do.
 * Each has a sentence on how to mend it.
 */
public enum Check {
    CONNECTION("S3 connection", null, "Check S3_ENDPOINT_URL, S3_REGION, S3_BUCKET_NAME and the network."),
    UPLOAD(
            "File upload",
            CONNECTION,
            "Allow s3:PutObject on waybill-selftest/*, and server-side encryption with AES256."),
    EXISTENCE("File existence check", UPLOAD, "Allow s3:GetObject on the bucket's objects."),
    INFO("File info retrieval", UPLOAD, "The store must keep an object's type, size and metadata as they were sent."),
    PRESIGNED_URL(
            "Presigned URL",
            UPLOAD,
            "Check S3_PUBLIC_ENDPOINT_URL and S3_FORCE_PATH_STYLE, and that what stands before the store passes the Host header and"
                    + " the query on unchanged."),
    LISTING("File listing", UPLOAD, "Allow s3:ListBucket on the bucket."),
    DELETION("File deletion", UPLOAD, "Allow s3:DeleteObject on waybill-selftest/*."),
    CONDITIONAL_PUT(
            "Conditional put",
            UPLOAD,
            "Use a store that honours If-None-Match: without it two files can end up at one key, the later in place of the"
                    + " earlier."),
    CHECKSUM(
            "Checksum",
            UPLOAD,
            "Use a store that checks x-amz-checksum-sha256: without it, what is altered on the way is found only by reading"
                    + " the object back."),
    ENCRYPTION("Encryption", UPLOAD, "Turn on server-side encryption (SSE-S3, AES256); waybill bucket apply does."),
    PRESIGNED_EXPIRY(
            "Presigned URL expiry", PRESIGNED_URL, "Use a store that checks a link's expiry: here, links never end."),
    CLOCK("Clock", null, "Set this machine's clock, for example with chrony: S3 refuses what is off by 15 minutes.");

    private final String title;
    private final @Nullable Check needs;
    private final String remedy;

    Check(String title, @Nullable Check needs, String remedy) {
        this.title = title;
        this.needs = needs;
        this.remedy = remedy;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** The check without which this one can say nothing; null when there is none. */
    @Nullable
    Check needs() {
        return needs;
    }

    /** One sentence on how to mend it. */
    public String remedy() {
        return remedy;
    }

    /** Its name in answers, such as {@code presigned_url}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
