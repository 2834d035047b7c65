package dev.waybill.catalog.console;

import dev.waybill.catalog.deadletter.DeadLetterBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as pages show it.
 *
 * @param place topic, partition and offset that it came from, null where it does not say
 */
record LetterView(
        String id,
        String status,
        String code,
        String message,
        String service,
        @Nullable String place,
        @Nullable String key,
        String size,
        @Nullable String replayOf,
        String arrived,
        List<DeedView> history) {

    record DeedView(String text, String time) {}

    static LetterView of(DeadLetterBody letter) {
        return new LetterView(
                letter.id(),
                letter.status(),
                letter.code(),
                letter.message(),
                letter.service(),
                place(letter),
                letter.key(),
                Shown.bytes(letter.size()),
                letter.replayOf(),
                Shown.time(letter.arrivedAt()),
                letter.history().stream().map(LetterView::deed).toList());
    }

    public boolean isOpen() {
        return status.equals("open");
    }

    private static @Nullable String place(DeadLetterBody letter) {
        return letter.topic() == null
                ? null
                : "%s, partition %s, offset %s".formatted(letter.topic(), letter.partition(), letter.offset());
    }

    private static DeedView deed(DeadLetterBody.DeedBody deed) {
        StringBuilder text =
                new StringBuilder("%s by %s".formatted(deed.action().replace('_', ' '), deed.by()));
        if (deed.reason() != null) {
            text.append(": ").append(deed.reason());
        }
        if (deed.note() != null) {
            text.append(" (").append(deed.note()).append(')');
        }
        return new DeedView(text.toString(), Shown.time(deed.at()));
    }
}
