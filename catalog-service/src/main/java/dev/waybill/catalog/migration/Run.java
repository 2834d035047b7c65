package dev.waybill.catalog.migration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A migration, from its order to its end and beyond: it can be verified and undone later.
 *
 * @param trouble why it ended early, null where it did not
 * @param version how often it was saved
 */
public record Run(
        Order order,
        Phase phase,
        Control control,
        Progress progress,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        @Nullable String trouble,
        long version) {

    public static Run of(Order order) {
        return new Run(order, Phase.PREFLIGHT, Control.RUN, Progress.NONE, order.createdAt(), null, null, 0);
    }

    public RunId id() {
        return order.id();
    }

    public boolean isActive() {
        return phase.isActive();
    }

    public Run with(Progress next, Instant now) {
        return new Run(order, phase, control, next, now, finishedAt, trouble, version);
    }

    public Run with(Control next, Instant now) {
        return new Run(order, phase, next, progress, now, finishedAt, trouble, version);
    }

    /** On to another phase, under way. */
    public Run in(Phase next, Instant now) {
        return new Run(order, next, control, progress, now, null, null, version);
    }

    /** Ended: its credentials are gone. */
    public Run ended(Phase how, @Nullable String why, Instant now) {
        return new Run(order.withoutCredentials(), how, Control.RUN, progress, now, now, why, version);
    }

    /** The same with other credentials, to be worked on again after its end. */
    public Run reopened(Order again, Phase next, Instant now) {
        return new Run(again, next, Control.RUN, progress, now, null, null, version);
    }

    /** The same as it is once saved. */
    public Run saved() {
        return new Run(order, phase, control, progress, updatedAt, finishedAt, trouble, version + 1);
    }
}
