package dev.waybill.cli.completion;

import dev.waybill.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code waybill completion}. */
@Command(
        name = "completion",
        description = "Prints a script with which bash and zsh complete this command.",
        footer = {"", "  source <(waybill completion)"})
public final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private final Terminal terminal;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    public CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.print(AutoComplete.bash("waybill", spec.root().commandLine()));
        return 0;
    }
}
