package dev.waybill.cli.migrate;

import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.Inert;
import dev.waybill.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code waybill migrate report}. Ends with 0, also when there is nothing to tell of. */
@Command(
        name = "report",
        description = "Tells of every file of a run, a line each, in the order of their paths.",
        footer = {"", "  waybill migrate report --state failed", "  waybill migrate report --format csv > report.csv"})
final class ReportCommand implements Callable<Integer> {
    private enum Format {
        ndjson,
        csv
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOption chosen;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ndjson",
            description = "ndjson or csv (default: ${DEFAULT-VALUE})")
    private Format format;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "only of files that are planned, stored, skipped_present, conflict, refused or failed")
    private @Nullable String state;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Migrations migrations = new Migrations(session.server(spec));
        String id = chosen.choose(migrations, run -> true).id();
        Terminal terminal = session.terminal();
        switch (format) {
            case ndjson ->
                migrations.report(id, state, line -> {
                    terminal.print(terminal.isReadByAPerson() ? Inert.text(line.toString()) : line.toString());
                    return true;
                });
            case csv -> migrations.table(id, state, terminal.output());
        }
        return Exit.DONE;
    }
}
