package dev.waybill.catalog.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Dead letters, each later than the one before. */
public final class Letters {

    public static final Content CONTENT = new Content(
            bytes("{\"a\":1}"),
            List.of(
                    new Content.Header("ce_id", bytes("one")),
                    new Content.Header("ce_id", bytes("two")),
                    new Content.Header("empty", null)));

    private static final AtomicLong OFFSETS = new AtomicLong();

    private Letters() {}

    public static DeadLetter letter() {
        return letter("BAD_EVENT", "waybill.files.v1");
    }

    public static DeadLetter letter(String code, String topic) {
        return letter(code, new Origin(topic, 2, 1L << 40), null);
    }

    static DeadLetter letter(String code, Origin origin, DeadLetterId replayOf) {
        long offset = OFFSETS.incrementAndGet();
        Instant time = Instant.parse("2026-11-21T10:00:00Z").plusMillis(offset);
        return new DeadLetter(
                DeadLetterId.of(0, offset, time),
                time,
                new Cause(code, "it is bad", "storage-worker", time.minusMillis(5)),
                origin,
                "a key",
                7,
                false,
                replayOf,
                DeskStatus.OPEN,
                List.of(),
                0);
    }

    static DeadLetter keyed(@Nullable String key) {
        DeadLetter l = letter();
        return new DeadLetter(
                l.id(), l.arrivedAt(), l.cause(), l.origin(), key, 7, false, null, l.status(), l.history(), 0);
    }

    static Bytes bytes(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
