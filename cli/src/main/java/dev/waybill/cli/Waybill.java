package dev.waybill.cli;

import dev.waybill.cli.bucket.BucketCommand;
import dev.waybill.cli.catalog.CatalogCommand;
import dev.waybill.cli.completion.CompletionCommand;
import dev.waybill.cli.deadletters.DeadLettersCommand;
import dev.waybill.cli.get.GetCommand;
import dev.waybill.cli.ls.LsCommand;
import dev.waybill.cli.migrate.MigrateCommand;
import dev.waybill.cli.rm.RmCommand;
import dev.waybill.cli.selftest.SelfTestCommand;
import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.Complaint;
import dev.waybill.cli.terminal.Terminal;
import dev.waybill.cli.token.TokenCommand;
import dev.waybill.cli.up.UpCommand;
import dev.waybill.cli.upload.UploadCommand;
import dev.waybill.cli.verify.VerifyCommand;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code waybill}: a new command is a package of its own and a line in {@link #commandLine}. */
@Command(
        name = "waybill",
        description = "Takes files in, gets them into S3, and gets them back out.",
        versionProvider = Waybill.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 done, 1 not or not all done, 2 the command makes no sense."})
public final class Waybill implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private final Session session;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "this help")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "the version")
    private boolean version;

    // picocli sets the rest before run().
    @SuppressWarnings("NullAway.Init")
    private Waybill(Session session) {
        this.session = session;
    }

    static void main(String[] args) {
        Session session = new Session(Terminal.system(), System.getenv(), Thread::sleep);
        System.exit(commandLine(session).execute(args));
    }

    /** The whole command over one session. */
    static CommandLine commandLine(Session session) {
        CommandLine up = new CommandLine(new UpCommand());
        CommandLine token = new CommandLine(new TokenCommand(session));
        CommandLine bucket = BucketCommand.with(session);
        CommandLine completion = new CommandLine(new CompletionCommand(session.terminal()));
        CommandLine waybill = new CommandLine(new Waybill(session))
                .addSubcommand(up)
                .addSubcommand(new UploadCommand(session))
                .addSubcommand(new GetCommand(session))
                .addSubcommand(new LsCommand(session))
                .addSubcommand(new RmCommand(session))
                .addSubcommand(token)
                .addSubcommand(new SelfTestCommand(session))
                .addSubcommand(new VerifyCommand(session))
                .addSubcommand(MigrateCommand.with(session))
                .addSubcommand(DeadLettersCommand.with(session))
                .addSubcommand(CatalogCommand.with(session))
                .addSubcommand(bucket)
                .addSubcommand(completion)
                .setParameterExceptionHandler((misuse, arguments) -> misused(misuse, session.terminal()))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    tell(failure, session);
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
        waybill.setOut(session.terminal().helpWriter());
        ownOptionsFirst(waybill.getSubcommands());
        forget(up, "--server", "--token", "--debug");
        forget(token, "--server", "--token");
        bucket.getSubcommands().values().forEach(command -> forget(command, "--server", "--token"));
        forget(completion, "--server", "--token", "--debug", "--json");
        return waybill;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command.");
    }

    private static void ownOptionsFirst(Map<String, CommandLine> commands) {
        commands.values().forEach(command -> {
            command.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
            ownOptionsFirst(command.getSubcommands());
        });
    }

    /** Takes back what a command inherits but has no use for. */
    private static void forget(CommandLine command, String... options) {
        CommandSpec spec = command.getCommandSpec();
        for (String option : options) {
            spec.remove(spec.findOption(option));
        }
    }

    private static int misused(ParameterException misuse, Terminal terminal) {
        CommandSpec command = misuse.getCommandLine().getCommandSpec();
        terminal.note(command.qualifiedName() + ": " + misuse.getMessage());
        terminal.note("Try '" + command.qualifiedName() + " --help'.");
        return command.exitCodeOnInvalidInput();
    }

    private static void tell(Exception failure, Session session) {
        session.complain("waybill", failure instanceof Complaint ? failure : unforeseen(failure));
    }

    /** Says only what kind: an exception's own message may hold anything. */
    private static Complaint unforeseen(Exception failure) {
        String kind = failure.getClass().getSimpleName();
        return new Complaint("Something unforeseen happened (" + kind + "); --debug shows where.", failure);
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "waybill "
                        + Optional.ofNullable(Waybill.class.getPackage().getImplementationVersion())
                                .orElse("(not packaged)")
            };
        }
    }
}
