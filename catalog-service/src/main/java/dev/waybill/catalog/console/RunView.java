package dev.waybill.catalog.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run as pages show it.
 *
 * @param title what it is, in words
 * @param progress bytes or files done, and of how many
 * @param line how far it is, in words
 */
record RunView(
        MigrationRun run,
        String title,
        Progress progress,
        String line,
        List<MigrationTrouble> troubles,
        @Nullable String finished) {

    /** As many as one reads; the report has all. */
    static final int TROUBLES = 50;

    record Progress(long done, long total) {}

    static RunView of(MigrationRun run, List<MigrationTrouble> troubles) {
        return new RunView(
                run,
                title(run),
                progress(run),
                line(run),
                troubles,
                run.finishedAt() == null ? null : Shown.time(run.finishedAt()));
    }

    public String created() {
        return Shown.time(run.createdAt());
    }

    public String state() {
        return run.isOver() || !run.isPaused() ? run.status() : "paused";
    }

    /** Whether there is more that went wrong than is shown. */
    public boolean isCut() {
        return troubles.size() == TROUBLES;
    }

    public String destination() {
        String bucket = Objects.requireNonNullElse(run.bucket(), "the configured bucket");
        return run.region() == null ? bucket : bucket + ", " + run.region();
    }

    private static String title(MigrationRun run) {
        String kind =
                switch (run.mode()) {
                    case "check-only" -> "Check";
                    case "dry-run" -> "Dry run";
                    default -> "Migration";
                };
        return run.sources().isEmpty() ? kind : kind + " of " + String.join(", ", run.sources());
    }

    /** By bytes, which tell more of the time that it takes; by files where none of them has any. */
    private static Progress progress(MigrationRun run) {
        return run.bytes().total() > 0
                ? new Progress(run.bytes().done(), run.bytes().total())
                : new Progress(run.files().settled(), Math.max(1, run.files().total()));
    }

    private static String line(MigrationRun run) {
        List<String> parts = new ArrayList<>();
        parts.add("%,d of %,d files".formatted(run.files().settled(), run.files().total()));
        parts.add("%s of %s"
                .formatted(
                        Shown.bytes(run.bytes().done()), Shown.bytes(run.bytes().total())));
        if (!run.isOver() && run.ratePerSecond() != null) {
            parts.add(Shown.bytes(run.ratePerSecond()) + "/s");
        }
        if (!run.isOver() && run.secondsLeft() != null) {
            parts.add(Shown.span(Duration.ofSeconds(run.secondsLeft())) + " left");
        }
        parts.add("%,d failed".formatted(run.files().failed()));
        return String.join(", ", parts);
    }
}
