package dev.waybill.cli.migrate;

import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.Complaint;
import dev.waybill.cli.terminal.Terminal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Follows a run to its end: on a terminal on its last line, else by a line every ten seconds and with each phase, for scripts by a
 * JSON object with each change. Whoever ends the command ends no run.
 */
final class Watch {
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final Session session;
    private final Terminal terminal;
    private final Migrations migrations;
    private @Nullable JsonNode last;
    private String phase = "";
    private Duration unsaid = Duration.ZERO;

    Watch(Session session, Migrations migrations) {
        this.session = session;
        this.terminal = session.terminal();
        this.migrations = migrations;
    }

    /** The run at its end, of which nothing is said yet. @throws Complaint when the server can no longer be asked */
    Run follow(Run begun) {
        try (Farewell farewell = new Farewell(this::sayItGoesOn)) {
            return followToItsEnd(begun);
        } catch (Complaint e) {
            sayItGoesOn();
            throw e;
        }
    }

    private Run followToItsEnd(Run begun) {
        Run run = begun;
        Duration pause = SHORTEST;
        while (run.isActive()) {
            tell(run);
            migrations.server().pause(pause);
            unsaid = unsaid.plus(pause);
            pause = min(pause.multipliedBy(2), LONGEST);
            run = migrations.look(run.id());
        }
        return run;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void sayItGoesOn() {
        terminal.note("The run goes on at the server; waybill migrate status --watch goes on watching it.");
    }

    private void tell(Run run) {
        if (session.json()) {
            tellScripts(run);
        } else if (terminal.isWatched()) {
            terminal.status(Gauge.line(run, terminal.columns()));
        } else if (!run.is(phase) || unsaid.compareTo(BETWEEN_LINES) >= 0) {
            terminal.note(Gauge.words(run));
            phase = run.status();
            unsaid = Duration.ZERO;
        }
    }

    private void tellScripts(Run run) {
        JsonNode now = run.essence();
        if (!now.equals(last)) {
            terminal.print(run.body().toString());
            last = now;
        }
    }
}
