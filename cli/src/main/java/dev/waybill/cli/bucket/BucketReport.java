package dev.waybill.cli.bucket;

import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.Inert;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Says what looking or setting came to, a line each. */
record BucketReport(Session session) {

    void line(Aspect aspect, Look look) {
        if (session.json()) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("aspect", aspect.title());
            line.put("status", status(look));
            line.put("message", look.sentence());
            session.terminal().print(line.toString());
        } else {
            session.terminal().print(Inert.text("%s %-17s %s".formatted(mark(look), aspect.title(), look.sentence())));
        }
    }

    private static String status(Look look) {
        return switch (look) {
            case Look.Good good -> "good";
            case Look.Differs differs -> "differs";
            case Look.Warning warning -> "warning";
            case Look.Unsupported unsupported -> "unsupported";
            case Look.Failed failed -> "failed";
        };
    }

    private static String mark(Look look) {
        return switch (look) {
            case Look.Good good -> "✓";
            case Look.Differs differs -> "≠";
            case Look.Warning warning -> "!";
            case Look.Unsupported unsupported -> "–";
            case Look.Failed failed -> "✗";
        };
    }
}
