package dev.waybill.cli.migrate;

import dev.waybill.cli.terminal.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far a run has come, as one line: what matters most comes first, and the rest as far as there is room. */
final class Gauge {
    private static final int SHORTEST_BAR = 8;
    private static final int LONGEST_BAR = 30;
    private static final String BETWEEN = "  ";

    private Gauge() {}

    /** In so many columns, with a bar where there is room for one. */
    static String line(Run run, int columns) {
        StringBuilder line = new StringBuilder(run.state());
        double share = share(run);
        if (share >= 0) {
            line.append(" %3d%%".formatted((int) (share * 100)));
        }
        int head = line.length();
        for (String part : parts(run)) {
            if (line.length() + BETWEEN.length() + part.length() <= columns) {
                line.append(BETWEEN).append(part);
            }
        }
        int room = Math.min(LONGEST_BAR, columns - line.length() - 1);
        return share < 0 || room < SHORTEST_BAR
                ? line.toString()
                : line.insert(head, " " + bar(share, room)).toString();
    }

    /** The same as a sentence. */
    static String words(Run run) {
        List<String> all = new ArrayList<>(parts(run));
        all.addFirst(run.state());
        return String.join(", ", all);
    }

    /** How much of the work of its phase is done, from 0 to 1; negative where nobody can tell. */
    private static double share(Run run) {
        return switch (run.status()) {
            case "carrying" ->
                run.bytes("total") > 0
                        ? part(run.bytes("done"), run.bytes("total"))
                        : part(run.files("total") - run.left(), run.files("total"));
            case "verifying" ->
                part(
                        run.verified("sound") + run.verified("unsound"),
                        run.files("stored") + run.files("skipped_present"));
            default -> -1;
        };
    }

    private static double part(long done, long total) {
        return total <= 0 ? -1 : Math.clamp((double) done / total, 0, 1);
    }

    private static List<String> parts(Run run) {
        List<String> parts = new ArrayList<>();
        switch (run.status()) {
            case "preflight" -> parts.add(count(run.body().path("checks").size(), "checks"));
            case "planning" -> {
                parts.add(count(run.files("total"), "files"));
                parts.add(ByteSize.of(run.bytes("total")));
            }
            case "carrying" -> carrying(run, parts);
            case "referring" -> parts.add(count(run.references("replaced"), "references replaced"));
            case "verifying" -> {
                parts.add(count(run.verified("sound"), "verified"));
                parts.add(count(run.verified("unsound"), "not as they should be"));
            }
            case "undoing" -> parts.add(count(run.references("restored"), "references put back"));
            default -> {
                // Ended, or of a later version.
            }
        }
        String reason = run.text("waiting_for");
        if (!reason.isEmpty()) {
            parts.addFirst("waiting: " + reason);
        }
        return parts;
    }

    private static void carrying(Run run, List<String> parts) {
        long total = run.files("total");
        parts.add("%s/%s files".formatted(number(total - run.left()), number(total)));
        if (run.files("failed") > 0) {
            parts.add(count(run.files("failed"), "failed"));
        }
        if (run.secondsLeft() >= 0) {
            parts.add(time(run.secondsLeft()) + " left");
        }
        parts.add(ByteSize.of(run.rate()) + "/s");
        parts.add(ByteSize.of(run.bytes("done")) + " of " + ByteSize.of(run.bytes("total")));
    }

    private static String bar(double share, int columns) {
        int full = (int) Math.round(share * columns);
        return "█".repeat(full) + "░".repeat(columns - full);
    }

    /** As people say it: {@code 41s}, {@code 3m 20s}, {@code 2h 5m}, {@code 3d 4h}. */
    static String time(long seconds) {
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return "%dm %ds".formatted(seconds / 60, seconds % 60);
        }
        return seconds < 86_400
                ? "%dh %dm".formatted(seconds / 3_600, seconds % 3_600 / 60)
                : "%dd %dh".formatted(seconds / 86_400, seconds % 86_400 / 3_600);
    }

    static String count(long number, String what) {
        return number(number) + " " + what;
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
