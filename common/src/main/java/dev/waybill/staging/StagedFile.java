package dev.waybill.staging;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Staged bytes that can be read, as often as need be. */
public interface StagedFile {

    /** In bytes. */
    long size();

    /** A new stream over all of it; the caller closes it. */
    InputStream open() throws IOException;

    /** Where the bytes lie in S3, so that they can be copied there without passing through here; else empty. */
    default Optional<BucketLocation> bucketLocation() {
        return Optional.empty();
    }
}
