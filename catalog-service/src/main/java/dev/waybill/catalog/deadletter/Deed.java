package dev.waybill.catalog.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done about a dead letter.
 *
 * @param action {@code replayed}, {@code discarded} or {@code failed_again}
 * @param by whose doing it was
 * @param reason as they gave it, null when they gave none
 * @param note what came of it, such as the attempt that it became or the next dead letter's id
 */
public record Deed(
        String action,
        String by,
        Instant at,
        @Nullable String reason,
        @Nullable String note) {

    public static final String REPLAYED = "replayed";
    public static final String DISCARDED = "discarded";
    /** The record that was replayed came back as another dead letter, whose id is the note. */
    public static final String FAILED_AGAIN = "failed_again";
}
