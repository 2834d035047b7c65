package dev.waybill.storage;

/**
 * Some of an object's bytes, one at least.
 *
 * @param first counted from 0
 * @param last the last one that is still part of it
 */
public record ByteRange(long first, long last) {

    public ByteRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("a range has a beginning and does not end before it");
        }
    }

    /** How many bytes it has. */
    public long length() {
        return last - first + 1;
    }
}
