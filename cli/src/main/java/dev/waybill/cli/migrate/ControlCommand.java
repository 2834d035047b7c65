package dev.waybill.cli.migrate;

import dev.waybill.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code waybill migrate pause}, {@code resume} and {@code abort}. Each returns at once, and may be repeated. */
@Command(footer = {"", "Without --run it is the run that is under way."})
final class ControlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOption chosen;

    private final Session session;
    private final Control control;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    private ControlCommand(Control control, Session session) {
        this.control = control;
        this.session = session;
    }

    static CommandLine of(Control control, Session session) {
        CommandLine command = new CommandLine(new ControlCommand(control, session));
        command.getCommandSpec().name(control.verb()).usageMessage().description(control.description());
        return command;
    }

    @Override
    public Integer call() {
        Migrations migrations = new Migrations(session.server(spec));
        String id = chosen.choose(migrations, Run::isActive).id();
        new Story(session, migrations).tell(migrations.control(id, control.verb()));
        return Exit.DONE;
    }
}
