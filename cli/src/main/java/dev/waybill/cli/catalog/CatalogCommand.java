package dev.waybill.cli.catalog;

import dev.waybill.cli.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code waybill catalog}. */
@Command(
        name = "catalog",
        description = "Makes the catalog anew, and proves it.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "It needs a token with the scope admin where access control is on."})
public final class CatalogCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    // picocli sets the rest before run().
    @SuppressWarnings("NullAway.Init")
    private CatalogCommand() {}

    /** The command with those below it. */
    public static CommandLine with(Session session) {
        return new CommandLine(new CatalogCommand()).addSubcommand(new RebuildCommand(session));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command: rebuild.");
    }
}
