package dev.waybill.catalog.console;

import dev.waybill.catalog.migration.Check;
import dev.waybill.catalog.migration.Control;
import dev.waybill.catalog.migration.Mode;
import dev.waybill.catalog.migration.Phase;
import dev.waybill.catalog.migration.Progress;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.EntryState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run as pages show it.
 *
 * @param troubles the first files that are not where they should be
 */
record RunView(Run run, List<Entry> troubles) {

    /** As many as one reads; the report has all. */
    static final int TROUBLES = 50;

    private static final Set<Phase> DONE = Set.of(Phase.COMPLETED, Phase.COMPLETED_WITH_ERRORS);

    public String id() {
        return run.id().toString();
    }

    public String title() {
        String kind = switch (run.order().mode()) {
            case CHECK_ONLY -> "Check";
            case DRY_RUN -> "Dry run";
            case RUN -> "Migration";
        };
        return kind + " of " + String.join(", ", run.order().sources());
    }

    public String state() {
        return isPaused() ? "paused" : run.phase().toString();
    }

    public boolean isOver() {
        return !run.isActive();
    }

    public boolean isPaused() {
        return run.isActive() && run.control() == Control.PAUSED;
    }

    public boolean isAborting() {
        return run.isActive() && run.control() == Control.ABORTING;
    }

    public boolean isPlan() {
        return run.order().mode() == Mode.DRY_RUN;
    }

    /** Whether there is something to look at again. */
    public boolean isVerifiable() {
        return run.order().mode() == Mode.RUN && DONE.contains(run.phase());
    }

    /** Whether there is something to take back. */
    public boolean isUndoable() {
        return isVerifiable() || run.order().mode() == Mode.RUN && run.phase() == Phase.ABORTED;
    }

    /** Why it ended before its time, or what it waits for; null where it is well. */
    public @Nullable String problem() {
        return run.isActive() ? progress().waitingFor() : run.trouble();
    }

    private Progress progress() {
        return run.progress();
    }

    public List<Check> checks() {
        return progress().checks();
    }

    /** Of what is counted while it is verified; else by bytes, which tell more of the time that it takes than files do. */
    public long done() {
        if (run.phase() == Phase.VERIFYING) {
            return progress().verified().sound() + progress().verified().unsound();
        }
        return progress().files().bytes() > 0 ? progress().files().doneBytes() : settled();
    }

    /** Never 0, so that a bar can be drawn. */
    public long total() {
        if (run.phase() == Phase.VERIFYING) {
            return Math.max(1, count(EntryState.STORED) + count(EntryState.PRESENT));
        }
        return progress().files().bytes() > 0
                ? progress().files().bytes()
                : Math.max(1, progress().files().files());
    }

    public String line() {
        List<String> parts = new ArrayList<>();
        parts.add(text("%,d of %,d files", settled(), progress().files().files()));
        parts.add(text(
                "%s of %s",
                Shown.bytes(progress().files().doneBytes()),
                Shown.bytes(progress().files().bytes())));
        Long left = progress().secondsLeft();
        if (run.phase() == Phase.CARRYING) {
            parts.add(Shown.bytes(progress().bytesPerSecond()) + "/s");
            if (left != null) {
                parts.add(Shown.span(Duration.ofSeconds(left)) + " left");
            }
        }
        parts.add(text("%,d failed", count(EntryState.FAILED)));
        return String.join(", ", parts);
    }

    private long settled() {
        return progress().files().files() - count(EntryState.PLANNED);
    }

    private long count(EntryState state) {
        return progress().files().files(state);
    }

    /** How many files there are of a state. */
    public String files(String state) {
        return text("%,d", count(EntryState.of(state)));
    }

    public String found() {
        return text("%,d", progress().files().files());
    }

    public String references() {
        var tally = progress().references();
        return text(
                "%,d replaced, %,d left, %,d changed since, %,d restored",
                tally.replaced(), tally.left(), tally.conflict(), tally.restored());
    }

    public String verified() {
        var verified = progress().verified();
        return text("%,d as they should be, %,d not", verified.sound(), verified.unsound());
    }

    public String destination() {
        return run.order().bucket() + ", " + run.order().region();
    }

    public String created() {
        return Shown.time(run.order().createdAt());
    }

    public @Nullable String createdBy() {
        return run.order().createdBy();
    }

    public @Nullable String finished() {
        return run.finishedAt() == null ? null : Shown.time(run.finishedAt());
    }

    /** Whether there is more that went wrong than is shown. */
    public boolean isCut() {
        return troubles.size() == TROUBLES;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
