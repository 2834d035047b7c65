package dev.waybill.catalog.deadletter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be worked on, and what was done about it. Its content is kept beside it.
 *
 * @param arrivedAt when it became a dead letter, by Kafka's clock
 * @param origin null where it does not say
 * @param key of the record, null where it had none
 * @param size of the payload in bytes, also where that was left out
 * @param leftOut whether the payload was too large to come along; it lies at the origin still
 * @param replayOf the dead letter that this one was before somebody replayed it
 * @param history oldest first
 * @param version how often it was changed
 */
public record DeadLetter(
        DeadLetterId id,
        Instant arrivedAt,
        Cause cause,
        @Nullable Origin origin,
        @Nullable String key,
        long size,
        boolean leftOut,
        @Nullable DeadLetterId replayOf,
        DeskStatus status,
        List<Deed> history,
        long version) {

    /** How much of a key lists hold, in characters: a key may be as long as a record, and a page has 1,000 letters. */
    public static final int MAX_LISTED_KEY = 256;

    /** The bound on history: the first ones are kept, and whatever settles it. */
    private static final int MAX_HISTORY = 100;

    public DeadLetter {
        history = List.copyOf(history);
    }

    /** The same once that was done, and its status then. */
    DeadLetter with(DeskStatus next, Deed deed) {
        List<Deed> more = new ArrayList<>(history);
        more.add(deed);
        return new DeadLetter(id, arrivedAt, cause, origin, key, size, leftOut, replayOf, next, more, version + 1);
    }

    /** The same as lists show it: of its key no more than {@link #MAX_LISTED_KEY} characters. */
    public DeadLetter listed() {
        String start = listedKey(key);
        return Objects.equals(start, key)
                ? this
                : new DeadLetter(
                        id, arrivedAt, cause, origin, start, size, leftOut, replayOf, status, history, version);
    }

    /** What lists hold of a key; null stays null, and no character is cut in two. */
    public static @Nullable String listedKey(@Nullable String key) {
        if (key == null || key.length() <= MAX_LISTED_KEY) {
            return key;
        }
        boolean splits = Character.isHighSurrogate(key.charAt(MAX_LISTED_KEY - 1));
        return key.substring(0, splits ? MAX_LISTED_KEY - 1 : MAX_LISTED_KEY);
    }

    /** Whether this may be what became of a replay of that one: it came the same way. Anybody may name another. */
    boolean follows(DeadLetter before) {
        return origin != null
                && before.origin != null
                && origin.topic().equals(before.origin.topic())
                && Objects.equals(key, before.key);
    }

    /** The same with one more thing to tell; the same letter where that is told already or the bound is reached. */
    DeadLetter noted(Deed deed) {
        boolean known = history.stream()
                .anyMatch(d -> d.action().equals(deed.action())
                        && String.valueOf(d.note()).equals(deed.note()));
        return known || history.size() >= MAX_HISTORY ? this : with(status, deed);
    }
}
