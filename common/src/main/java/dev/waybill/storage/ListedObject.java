package dev.waybill.storage;

import dev.waybill.file.ObjectKey;
import java.time.Instant;
import java.util.Optional;

/**
 * What a listing says of an object; {@link ObjectStore#find} says more.
 *
 * @param key as the store has it, which need be none that a file could have
 * @param size in bytes
 */
public record ListedObject(String key, long size, Instant lastModified) {

    /** The key, or empty where no file of ours could lie. */
    public Optional<ObjectKey> objectKey() {
        try {
            return Optional.of(new ObjectKey(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
