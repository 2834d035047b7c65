package dev.waybill.catalog.deadletter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dead letter as callers see it in lists; the failure is told as it was, but for signed links. */
public record DeadLetterBody(
        String id,
        String status,
        String code,
        String message,
        String service,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable String key,
        long size,
        boolean leftOut,
        @Nullable String replayOf,
        Instant failedAt,
        Instant arrivedAt,
        List<DeedBody> history) {

    static DeadLetterBody of(DeadLetter letter) {
        Origin origin = letter.origin();
        return new DeadLetterBody(
                letter.id().toString(),
                letter.status().toString(),
                letter.cause().code(),
                Redaction.text(letter.cause().message()),
                letter.cause().service(),
                origin == null ? null : origin.topic(),
                origin == null ? null : origin.partition(),
                origin == null ? null : origin.offset(),
                key(letter),
                letter.size(),
                letter.leftOut(),
                letter.replayOf() == null ? null : letter.replayOf().toString(),
                letter.cause().failedAt(),
                letter.arrivedAt(),
                letter.history().stream().map(DeedBody::of).toList());
    }

    private static @Nullable String key(DeadLetter letter) {
        String key = letter.key();
        if (key == null) {
            return null;
        }
        return key.length() < DeadLetter.MAX_LISTED_KEY - 1 ? Redaction.text(key) : Redaction.start(key);
    }

    public record DeedBody(
            String action,
            String by,
            Instant at,
            @Nullable String reason,
            @Nullable String note) {

        static DeedBody of(Deed deed) {
            return new DeedBody(deed.action(), deed.by(), deed.at(), deed.reason(), deed.note());
        }
    }
}
