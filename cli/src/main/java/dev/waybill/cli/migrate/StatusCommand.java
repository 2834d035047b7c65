package dev.waybill.cli.migrate;

import dev.waybill.cli.server.Answer;
import dev.waybill.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code waybill migrate status}. Ends with 0, with {@code --watch} as the run does. */
@Command(
        name = "status",
        description = "Says how many files are in S3 and how many are not, and how far a run is.",
        footer = {"", "Ends with 0; with --watch as the run does. Ctrl-C ends no run."})
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOption chosen;

    @Option(names = "--watch", description = "watch the run to its end; the latest that is under way, if one is")
    private boolean watch;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Migrations migrations = new Migrations(session.server(spec));
        Story story = new Story(session, migrations);
        if (watch) {
            Run run = new Watch(session, migrations).follow(chosen.choose(migrations, Run::isActive));
            story.tell(run);
            return run.exitCode();
        }
        if (chosen.isGiven()) {
            story.tell(chosen.choose(migrations, run -> true));
        } else {
            tell(migrations.status(), story);
        }
        return Exit.DONE;
    }

    private void tell(Answer status, Story story) {
        if (session.json()) {
            session.terminal().print(status.line());
            return;
        }
        JsonNode body = status.json();
        session.terminal()
                .print("%s: %s in S3, %s elsewhere; %s"
                        .formatted(
                                Gauge.count(body.path("total").asLong(0), "files"),
                                Gauge.number(body.path("s3").asLong(0)),
                                Gauge.number(body.path("local").asLong(0)),
                                need(body)));
        JsonNode last = body.path("lastRun");
        if (last.isObject()) {
            story.tell(new Run(last));
        }
    }

    private static String need(JsonNode body) {
        String need = body.path("migrationNeeded").asBoolean(false) ? "migration needed" : "nothing left to migrate";
        return body.path("s3Configured").asBoolean(false) ? need : need + "; the server has no bucket of its own";
    }
}
