package dev.waybill.cli.migrate;

import dev.waybill.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code waybill migrate undo}. Ends with 0 when all is as it was, 1 when something was changed since and stays, 3 after a no. */
@Command(
        name = "undo",
        description = "Puts references back as they were before a run, byte for byte. Objects stay in the bucket."
                + " Asks before, on a terminal.",
        footer = {"", "Without --run it is the latest that moved files."})
final class UndoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOption chosen;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask; needed where there is no terminal")
    private boolean yes;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    UndoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Migrations migrations = new Migrations(session.server(spec));
        Run run = chosen.choose(migrations, Run::isMove);
        if (!yes && !agreed(run)) {
            return Exit.ABORTED;
        }
        Run undone = new Watch(session, migrations).follow(migrations.undo(run.id()));
        new Story(session, migrations).tell(undone);
        return undone.exitCode();
    }

    private boolean agreed(Run run) {
        if (!session.terminal().canAsk()) {
            session.terminal().note("Nothing was undone: there is no terminal to ask on; say --yes.");
            return false;
        }
        boolean agreed = session.terminal()
                .confirm("Put %s of run %s back?"
                        .formatted(Gauge.count(run.references("replaced"), "references"), run.id()));
        if (!agreed) {
            session.terminal().note("Nothing was undone.");
        }
        return agreed;
    }
}
