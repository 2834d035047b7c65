package dev.waybill.staging;

import dev.waybill.file.FileId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where bytes wait between ingest and worker. A file's place follows from its id alone, so that no event can point
 * elsewhere. Safe for use by many threads and processes at once.
 */
public interface StagingArea {

    /**
     * Reads the body to its end and makes it durable: when this returns, neither a killed process nor a lost power
     * supply loses it. Staging an id again replaces what was there. The caller closes the body.
     *
     * @param limit the most bytes that may come
     * @return what was staged, with its SHA-256 computed on the way
     * @throws BodyTooLargeException when the body is longer than the limit; nothing is kept
     * @throws IOException when the body breaks off or the medium fails; nothing is kept, or a leftover that
     *     {@link #sweep} removes
     */
    StagedReceipt stage(FileId id, InputStream body, long limit) throws IOException;

    /**
     * The staged bytes of a file, or empty when there are none.
     *
     * @throws IOException when the medium does not answer; this says nothing about the file
     */
    Optional<StagedFile> find(FileId id) throws IOException;

    /** Removes a file's staged bytes. Removing what is not there is no error. */
    void delete(FileId id) throws IOException;

    /**
     * Tells of all that is staged, one after the other, in no order that counts. What comes or goes meanwhile may be told
     * of or not.
     *
     * @throws IOException when the medium does not answer; what was told until then is so
     */
    void list(Consumer<StagedBytes> each) throws IOException;

    /** What is staged now. Walks the whole area, so ask at most once a second. */
    StagingUsage usage() throws IOException;

    /**
     * Removes what uploads that were cut off left behind.
     *
     * @param age leave alone what is younger, since its upload may still be running
     * @return how many were removed
     */
    int sweep(Duration age) throws IOException;
}
