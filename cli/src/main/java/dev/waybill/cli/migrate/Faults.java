package dev.waybill.cli.migrate;

import dev.waybill.cli.terminal.Inert;
import dev.waybill.cli.terminal.Terminal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Files of a run that are not where they should be: the first of them, and how to see the rest. */
record Faults(Terminal terminal, Migrations migrations) {
    private static final int MOST = 10;
    private static final List<String> STATES = List.of("failed", "conflict", "refused");

    void print(Run run) {
        long left = MOST;
        for (String state : STATES) {
            if (left > 0 && run.files(state) > 0) {
                left = print(run, state, left);
            }
        }
        if (run.faulty() > MOST) {
            terminal.print("%s more: waybill migrate report --run %s --state %s"
                    .formatted(
                            Gauge.number(run.faulty() - MOST),
                            run.id(),
                            String.join(
                                    ", or ",
                                    STATES.stream()
                                            .filter(state -> run.files(state) > 0)
                                            .toList())));
        }
    }

    /** How many more may be printed. */
    private long print(Run run, String state, long most) {
        long[] left = {most};
        migrations.report(run.id(), state, line -> {
            terminal.print(Inert.text(sentence(state, line)));
            left[0]--;
            return left[0] > 0;
        });
        return left[0];
    }

    /** @param how what is the matter with it, in a word */
    static String sentence(String how, JsonNode line) {
        String code = line.path("code").asString("");
        return "%s %s: %s%s"
                .formatted(
                        how,
                        line.path("path").asString(""),
                        line.path("message").asString("no reason is known"),
                        code.isEmpty() ? "" : " (" + code + ")");
    }
}
