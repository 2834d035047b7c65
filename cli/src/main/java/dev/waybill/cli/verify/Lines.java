package dev.waybill.cli.verify;

import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.Complaint;
import dev.waybill.cli.terminal.Inert;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The answer line by line: as it is for scripts, in {@code rclone check}'s manner for people. */
final class Lines {
    private final Session session;
    private @Nullable JsonNode summary;

    Lines(Session session) {
        this.session = session;
    }

    void take(JsonNode line) {
        String type = text(line, "type");
        if (type.equals("progress")) {
            progress(line);
            return;
        }
        if (session.json()) {
            session.terminal().print(line.toString());
        }
        switch (type) {
            case "failed" ->
                throw new Complaint("The verification did not come to its end: %s (%s)."
                        .formatted(text(line, "detail"), text(line, "code")));
            case "summary" -> summary = line;
            default -> {
                // Printed below, or of a later version.
            }
        }
        if (!session.json()) {
            print(type, line);
        }
    }

    /** @throws Complaint where the answer broke off */
    Verdict verdict() {
        JsonNode end = summary;
        if (end == null) {
            throw new Complaint("The server's answer broke off before its end; what is above is not all.");
        }
        return Verdict.of(end);
    }

    private void progress(JsonNode line) {
        session.terminal()
                .status("%d entries, %d objects, %d staged, %d differences"
                        .formatted(
                                number(line, "entries"),
                                number(line, "objects"),
                                number(line, "staged"),
                                number(line, "differences")));
    }

    private void print(String type, JsonNode line) {
        switch (type) {
            case "same" -> say("= " + text(line, "path"));
            case "difference" -> say(difference(line));
            case "repair" -> say(repair(line));
            case "summary" -> printSummary(line);
            default -> {
                // Of a later version.
            }
        }
    }

    private static String difference(JsonNode line) {
        String remedy = words(text(line, "remedy"));
        return "%s %s  %s%s"
                .formatted(
                        text(line, "sign"),
                        text(line, "path"),
                        text(line, "detail"),
                        remedy.isEmpty() ? "" : " → " + remedy);
    }

    private static String repair(JsonNode line) {
        String outcome = line.path("done").asBoolean(false) ? "done" : "left: " + text(line, "left");
        return "%s: %s, %s".formatted(words(text(line, "remedy")), text(line, "path"), outcome);
    }

    private void printSummary(JsonNode end) {
        say("%d entries, %d objects and %d staged files compared: %d the same, %d on their way, %d not Waybill's"
                .formatted(
                        number(end, "entries"),
                        number(end, "objects"),
                        number(end, "staged"),
                        number(end, "same"),
                        number(end, "on_the_way"),
                        number(end, "not_ours")));
        say(
                number(end, "total_differences") == 0
                        ? "No differences"
                        : number(end, "total_differences") + " differences: " + counts(end.path("differences")));
        tell("can be repaired: ", end.path("remedies"));
        tell("repaired: ", end.path("repaired"));
        if (end.has("staging_left_out")) {
            session.terminal().note("Staging was left out: " + text(end, "staging_left_out"));
        }
    }

    private void tell(String label, JsonNode counts) {
        if (!counts.isEmpty()) {
            say(label + counts(counts));
        }
    }

    private static String counts(JsonNode counts) {
        return counts.propertyStream()
                .map(count -> "%d %s".formatted(count.getValue().asLong(), words(count.getKey())))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void say(String line) {
        session.terminal().print(Inert.text(line));
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }

    private static long number(JsonNode line, String member) {
        return line.path(member).asLong(0);
    }

    private static String text(JsonNode line, String member) {
        return line.path(member).asString("");
    }
}
