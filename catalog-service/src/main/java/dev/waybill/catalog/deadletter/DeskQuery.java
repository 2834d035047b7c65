package dev.waybill.catalog.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are wanted; null stands for any.
 *
 * @param topic where the record came from
 * @param before the last one of the page before
 */
public record DeskQuery(
        @Nullable DeskStatus status,
        @Nullable String code,
        @Nullable String topic,
        @Nullable DeadLetterId before) {

    /** Whether a letter is one of them. */
    public boolean matches(DeadLetter letter) {
        return (status == null || status == letter.status())
                && (code == null || code.equals(letter.cause().code()))
                && (topic == null
                        || letter.origin() != null
                                && topic.equals(letter.origin().topic()))
                && (before == null || letter.id().compareTo(before) < 0);
    }
}
