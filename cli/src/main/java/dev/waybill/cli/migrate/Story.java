package dev.waybill.cli.migrate;

import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.ByteSize;
import dev.waybill.cli.terminal.Inert;
import dev.waybill.cli.terminal.Terminal;

/** A run in words, or as it is for scripts. */
final class Story {
    private final Session session;
    private final Terminal terminal;
    private final Faults faults;

    Story(Session session, Migrations migrations) {
        this.session = session;
        this.terminal = session.terminal();
        this.faults = new Faults(terminal, migrations);
    }

    /** What came of it, or how far it is, and the first of what went wrong. */
    void tell(Run run) {
        sum(run);
        if (!session.json()) {
            faults.print(run);
        }
    }

    /** The same without what went wrong. */
    void sum(Run run) {
        if (session.json()) {
            terminal.print(run.body().toString());
            return;
        }
        boolean isPlan = !run.isMove();
        if (isPlan || run.is("failed_preflight")) {
            checks(run);
        }
        say("%s %s: %s"
                .formatted(
                        isPlan ? run.mode() : "run",
                        run.id(),
                        run.isActive() ? Gauge.words(run) : run.state() + trouble(run)));
        if (run.files("total") > 0) {
            figures(run, isPlan);
        }
    }

    private void checks(Run run) {
        run.body()
                .path("checks")
                .values()
                .forEach(check -> say("%s %-20s %s"
                        .formatted(
                                check.path("ok").asBoolean(false) ? "✓" : "✗",
                                check.path("name").asString(""),
                                check.path("message").asString(""))));
    }

    /** Why it ended early, where more is known than that. */
    private static String trouble(Run run) {
        String error = run.text("error");
        return error.isEmpty() || error.equals(run.status()) ? "" : ", " + error;
    }

    private void figures(Run run, boolean isPlan) {
        say("%s, %s, of %s → %s"
                .formatted(
                        Gauge.count(run.files("total"), "files"),
                        ByteSize.of(run.bytes("total")),
                        run.sources(),
                        run.place()));
        figure(run.left(), isPlan ? "to move" : run.isActive() ? "still to move" : "not moved");
        figure(run.files("stored"), "stored");
        figure(run.files("skipped_present"), "there already, with the same bytes");
        figure(run.files("conflict"), "in conflict: other bytes lie at their key, and stay there");
        figure(run.files("refused"), "refused: not what can be moved");
        figure(run.files("failed"), "failed");
        references(run, isPlan);
        figure(run.verified("sound"), "verified: there, with their size, SHA-256 and encryption");
        figure(run.verified("unsound"), "not as they should be: waybill migrate verify --run " + run.id());
    }

    private void references(Run run, boolean isPlan) {
        figure(run.references("replaced"), isPlan ? "references to replace" : "references replaced");
        figure(run.references("restored"), "references put back");
        figure(run.references("left"), "old addresses left; migration.log has them");
        figure(run.references("conflict"), "references left, since somebody changed them");
    }

    private void figure(long number, String what) {
        if (number > 0) {
            say("%12s %s".formatted(Gauge.number(number), what));
        }
    }

    private void say(String line) {
        terminal.print(Inert.text(line));
    }
}
