package dev.waybill.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.util.UuidValidator;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A file's identity for life. Waybill makes UUIDv7; a hand-made event may bring another version. */
public record FileId(UUID value) implements Comparable<FileId> {

    /** Odd, so that the sequence visits all 2³² numbers before one comes again. */
    private static final int STEP = 0x9E37_79B1;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicInteger SEQUENCE = new AtomicInteger(RANDOM.nextInt());
    private static final AtomicLong LAST = new AtomicLong();

    /**
     * A new id, later in order than every one made before in this process. Its last eight digits, which are the
     * {@code {hex}} of keys, do not come again in this process either; no library's UUIDv7 promises that. The time and a
     * counter stand first (RFC 9562, section 6.2, method 1), then 30 random bits.
     */
    public static FileId next() {
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() << 12));
        long time = stamp >>> 12 << 16 | 0x7000L | stamp & 0xFFFL;
        long rest = 0x8000_0000_0000_0000L | (RANDOM.nextInt() & 0x3FFF_FFFFL) << 32;
        return new FileId(new UUID(time, rest | SEQUENCE.addAndGet(STEP) & 0xFFFF_FFFFL));
    }

    /** @throws IllegalArgumentException unless it is a UUID in the 36-character form */
    @JsonCreator
    public static FileId parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("a file id is a UUID of 36 characters"));
    }

    /** The id that the text spells in the 36-character form, or empty. */
    public static Optional<FileId> tryParse(String text) {
        return text.length() == 36 && UuidValidator.isValid(text)
                ? Optional.of(new FileId(UUID.fromString(text)))
                : Optional.empty();
    }

    @Override
    public int compareTo(FileId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
