package dev.waybill.cli.session;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much of a list is wanted. */
public final class Most {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "so many at most (default: ${DEFAULT-VALUE})")
    private long limit;

    @Option(names = "--all", description = "without a limit")
    private boolean all;

    // picocli sets the rest before it is asked.
    @SuppressWarnings("NullAway.Init")
    public Most() {}

    /** At least 1. @throws ParameterException when {@code --limit} is less */
    public long wanted() {
        if (limit < 1) {
            throw new ParameterException(command.commandLine(), "--limit takes 1 or more.");
        }
        return all ? Long.MAX_VALUE : limit;
    }
}
