package dev.waybill.cli.catalog;

import dev.waybill.cli.terminal.Inert;
import dev.waybill.cli.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/** What a rebuild tells, for people: how it goes on to standard error, what differs and the summary as results. */
record RebuildLines(Terminal terminal) {
    void print(JsonNode line) {
        switch (text(line, "type")) {
            case "progress" -> terminal.note("%s: %,d".formatted(text(line, "step"), number(line, "done")));
            case "difference" ->
                result("%-8s %s %s %s: %s"
                        .formatted(
                                text(line, "kind"),
                                text(line, "id"),
                                text(line, "status"),
                                text(line, "key"),
                                text(line, "reason")));
            case "summary" -> summary(line);
            default -> {
                // An error is the command's to tell; what a later server says besides is for later clients.
            }
        }
    }

    private void summary(JsonNode line) {
        result("Read %,d events from the %s; %,d records tell of no file."
                .formatted(number(line, "events"), text(line, "from"), number(line, "unreadable")));
        figures("Found", line.path("found"));
        if (!line.path("dry_run").asBoolean(false)) {
            result("Added %,d rows, completed %,d, could not add %,d."
                    .formatted(number(line, "added"), number(line, "updated"), number(line, "refused")));
            figures("Now", line.path("now"));
        }
        JsonNode now = line.path("now");
        boolean equal = text(now, "rebuilt_sha256").equals(text(now, "catalog_sha256"));
        result("rebuilt " + text(now, "rebuilt_sha256"));
        result("catalog " + text(now, "catalog_sha256"));
        result(equal ? "They are equal." : "They differ in the rows above.");
    }

    private void figures(String when, JsonNode result) {
        result(
                "%s: %,d the same, %,d missing, %,d behind, %,d the catalog knows better, %,d only it knows, %,d changing."
                        .formatted(
                                when,
                                number(result, "same"),
                                number(result, "missing"),
                                number(result, "behind"),
                                number(result, "kept"),
                                number(result, "extra"),
                                number(result, "changing")));
    }

    private void result(String text) {
        terminal.print(Inert.text(text));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }

    private static long number(JsonNode node, String member) {
        return node.path(member).asLong(0);
    }
}
