package dev.waybill.cli.deadletters;

import dev.waybill.cli.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code waybill dead-letters}. */
@Command(
        name = "dead-letters",
        description = "Shows what could not be worked on; replays or discards it.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "It needs a token with the scope admin where access control is on."})
public final class DeadLettersCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    // picocli sets the rest before run().
    @SuppressWarnings("NullAway.Init")
    private DeadLettersCommand() {}

    /** The command with those below it. */
    public static CommandLine with(Session session) {
        return new CommandLine(new DeadLettersCommand())
                .addSubcommand(new ListCommand(session))
                .addSubcommand(new ShowCommand(session))
                .addSubcommand(settling(session, Settlement.REPLAY))
                .addSubcommand(settling(session, Settlement.DISCARD));
    }

    private static CommandLine settling(Session session, Settlement settlement) {
        CommandLine command = new CommandLine(new SettleCommand(session, settlement));
        command.getCommandSpec().name(settlement.verb()).usageMessage().description(settlement.description());
        return command;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command: ls, show, replay or discard.");
    }
}
