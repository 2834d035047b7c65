package dev.waybill.cli.selftest;

import dev.waybill.cli.terminal.Inert;
import dev.waybill.cli.terminal.Terminal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A report for people: first whether there is a connection, in the seeds' words (capabilities.md, D30), then each check. */
record ReportLines(Terminal terminal) {
    void print(JsonNode report) {
        JsonNode connection = check(report, "connection");
        switch (status(connection)) {
            case "ok" -> line("S3 connection successful!");
            case "failed" -> line("S3 connection failed: " + text(connection, "message"));
            default -> line("S3 connection not tested: " + text(connection, "message"));
        }
        line("Bucket: " + text(report, "bucket"));
        line("Region: " + text(report, "region"));
        line("Endpoint: " + text(report, "endpoint"));
        terminal.print("");
        report.path("checks").values().forEach(this::printCheck);
    }

    private void printCheck(JsonNode check) {
        String mark = switch (status(check)) {
            case "ok" -> "✓";
            case "failed" -> "✗";
            default -> "–";
        };
        line("%s %-22s %6d ms  %s"
                .formatted(mark, text(check, "title"), check.path("duration_ms").asLong(0), text(check, "message"))
                .stripTrailing());
        if (status(check).equals("failed")) {
            String request = text(check, "request_id");
            line("  → " + text(check, "advice") + (request.isEmpty() ? "" : " (S3 request " + request + ")"));
        }
    }

    private void line(String text) {
        terminal.print(Inert.text(text));
    }

    private static JsonNode check(JsonNode report, String name) {
        return report.path("checks")
                .valueStream()
                .filter(check -> text(check, "name").equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static String status(JsonNode check) {
        return text(check, "status");
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }
}
