package dev.waybill.storage.s3;

import java.time.Duration;

/** How long one attempt may take: half a minute, and what the bytes take at 128 KiB/s. */
public final class Timeouts {

    /** For making an object of its parts, or copying one: the store may move gigabytes meanwhile. */
    static final Duration COMPLETION = Duration.ofMinutes(5);

    private static final Duration BASE = Duration.ofSeconds(30);
    private static final long SLOWEST_BYTES_PER_SECOND = 128 * 1024;

    private Timeouts() {}

    public static Duration forBytes(long count) {
        return BASE.plusSeconds(count / SLOWEST_BYTES_PER_SECOND);
    }
}
