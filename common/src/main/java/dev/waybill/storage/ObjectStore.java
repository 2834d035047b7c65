package dev.waybill.storage;

import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
import dev.waybill.staging.StagedFile;
import java.io.InputStream;
import java.util.Optional;

/**
 * A bucket, or a directory that stands in for one. Every call may fail with a {@link WaybillException} whose code says whether trying again can help; all of
 * them may be repeated. Safe for use by many threads.
 */
public interface ObjectStore {

    /** The bucket's name; {@link ObjectStores#LOCAL} where it is none. */
    String bucket();

    /** Whether it encrypts what it stores, with AES256, and says so of each object. Local storage does not. */
    boolean encrypts();

    /**
     * Puts a file's bytes at its key, unless something lies there already: never over another
     * object, however many try at once. The object carries the file's id and SHA-256. When this fails, nothing or all
     * of the object may have been stored; look with {@link #find}.
     *
     * @throws WaybillException {@link dev.waybill.error.ErrorCode#CHECKSUM_MISMATCH} when the staged bytes are not
     *     those that the file's SHA-256 tells of; one that copies them unread cannot tell, and answers {@link
     *     PutOutcome#UNVERIFIED}
     */
    PutOutcome putIfAbsent(FileDetails file, StagedFile bytes);

    /**
     * What lies at a key, or empty when the bucket is there and the object is not.
     *
     * @throws WaybillException also when the bucket is away: that never passes for an object that is not there
     */
    Optional<StoredObject> find(ObjectKey key);

    /** The bytes at a key; the caller closes the stream. @throws WaybillException NOT_FOUND when there are none */
    InputStream open(ObjectKey key);

    /**
     * Some of them. The range begins within the object; where it goes on beyond the end, the stream ends with the object.
     *
     * @throws WaybillException NOT_FOUND when there is no object
     */
    InputStream open(ObjectKey key, ByteRange range);

    /**
     * Removes an object as it was found, unless something else lies there by now: whoever comes late removes nothing that
     * somebody has put since.
     */
    default void delete(StoredObject found) {
        if (find(found.key()).equals(Optional.of(found))) {
            delete(found.key());
        }
    }

    /** Removes what lies at a key. Removing what is not there is no error. */
    void delete(ObjectKey key);

    /**
     * Lets go of the file's key where a put of the same file that was cut off still holds it, and nothing lies there. What
     * is another file's stays as it is. Most stores hold no key without an object, and do nothing.
     */
    default void release(FileDetails file) {
        // Nothing is held.
    }

    /** What lies in it. */
    ObjectListing listing();

    /** Returns when the bucket answers and may be written to by these credentials as far as a look can tell. */
    void check();
}
