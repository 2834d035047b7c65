package dev.waybill.cli.migrate;

import dev.waybill.cli.server.Server;
import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.ByteSize;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code waybill migrate}. Ends as {@link Exit} says; what the run's status is, decides. */
@Command(
        name = "migrate",
        description = "Moves files from where they are to S3, and what refers to them. Shows a plan and asks before."
                + " Originals are never touched, and nothing is ever overwritten.",
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "  waybill migrate --check-only               # tries every permission",
            "  waybill migrate --source images --dry-run  # says what would be done",
            "  waybill migrate --source images            # does it, once you agree",
            "",
            "S3_BUCKET_NAME, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, S3_REGION or AWS_REGION",
            "and S3_ENDPOINT_URL, from here or from .env, are sent along where the first three are",
            "set; else the server's own bucket counts, or you are asked. Temporary keys are not sent.",
            "",
            "The server does the work: Ctrl-C ends only the watching.",
            "",
            "Exit codes: 0 done, 1 some files failed or are in conflict, 2 preflight failed, no",
            "server or no sense, 3 aborted, also by your no. docs/migration.md is the guide.",
            "It needs a token with the scope admin where access control is on."
        })
public final class MigrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            split = ",",
            description = "from there only: local, products, records, documents, job-documents, event-media,"
                    + " user-profiles, images; may be repeated (default: all that there are)")
    private List<String> sources = List.of();

    @Option(names = "--check-only", description = "try what a run needs, and end")
    private boolean checkOnly;

    @Option(
            names = "--dry-run",
            description = "plan besides: which files, how much, what is in conflict; change nothing")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes", "--force"},
            description = "do not ask; needed where there is no terminal. By neither name it overwrites anything")
    private boolean yes;

    @Mixin
    private final TargetOptions target;

    @Option(
            names = "--bandwidth",
            paramLabel = "RATE",
            converter = RateOption.class,
            description = "read no more than this a second, such as 10M (default: no limit)")
    private @Nullable Long bandwidth;

    @Option(names = "--detach", description = "print the run's id and do not watch it")
    private boolean detach;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    private MigrateCommand(Session session) {
        this.session = session;
        this.target = new TargetOptions(session);
    }

    /** The command with those below it. */
    public static CommandLine with(Session session) {
        CommandLine migrate = new CommandLine(new MigrateCommand(session))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new VerifyCommand(session))
                .addSubcommand(new UndoCommand(session));
        for (Control control : Control.values()) {
            migrate.addSubcommand(ControlCommand.of(control, session));
        }
        migrate.addSubcommand(new ReportCommand(session)).addSubcommand(new CleanupCommand(session));
        migrate.getCommandSpec().exitCodeOnExecutionException(Exit.NOT_BEGUN);
        migrate.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().exitCodeOnExecutionException(Exit.NOT_BEGUN));
        return migrate;
    }

    @Override
    public Integer call() {
        if (checkOnly && dryRun) {
            throw new ParameterException(spec.commandLine(), "--check-only and --dry-run do not go together.");
        }
        Server server = session.server(spec);
        Migrations migrations = new Migrations(server);
        Optional<Credentials> credentials =
                target.credentials(null, !yes && session.terminal().canAsk(), () -> !migrations.haveBucket());
        if (credentials.isPresent() && !server.isConfidential()) {
            session.terminal()
                    .note("The bucket's keys go to the server without encryption: it is better reached by https.");
        }
        if (checkOnly || dryRun) {
            return perform(checkOnly ? "check-only" : "dry-run", credentials, migrations);
        }
        return yes ? perform("run", credentials, migrations) : ask(credentials, migrations);
    }

    private int ask(Optional<Credentials> credentials, Migrations migrations) {
        Run plan = watched(migrations.start(order("dry-run", credentials)), migrations);
        if (plan.exitCode() >= Exit.NOT_BEGUN) {
            return plan.exitCode();
        }
        if (plan.left() + plan.references("replaced") == 0) {
            session.terminal().note("There is nothing to migrate.");
            return plan.exitCode();
        }
        if (!session.terminal().canAsk()) {
            session.terminal().note("Nothing was changed: there is no terminal to ask on; --yes migrates.");
            return Exit.ABORTED;
        }
        if (!session.terminal().confirm(question(plan))) {
            session.terminal().note("Nothing was changed.");
            return Exit.ABORTED;
        }
        return perform("run", credentials, migrations);
    }

    private static String question(Run plan) {
        long references = plan.references("replaced");
        return "Migrate %s (%s%s) to s3://%s%s?"
                .formatted(
                        Gauge.count(plan.left(), "files"),
                        plan.faulty() > 0 ? "at most " : "",
                        ByteSize.of(plan.bytesLeft()),
                        plan.bucket(),
                        references == 0 ? "" : ", and replace " + Gauge.count(references, "references"));
    }

    private int perform(String mode, Optional<Credentials> credentials, Migrations migrations) {
        Run run = migrations.start(order(mode, credentials));
        if (detach) {
            session.terminal().print(session.json() ? run.body().toString() : run.id());
            return Exit.DONE;
        }
        return watched(run, migrations).exitCode();
    }

    private Run watched(Run begun, Migrations migrations) {
        Run run = new Watch(session, migrations).follow(begun);
        new Story(session, migrations).tell(run);
        return run;
    }

    private ObjectNode order(String mode, Optional<Credentials> credentials) {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.put("mode", mode);
        if (!sources.isEmpty()) {
            sources.forEach(order.putArray("sources")::add);
        }
        if (bandwidth != null) {
            order.put("bandwidthLimit", bandwidth);
        }
        credentials.ifPresent(given -> given.into(order));
        return order;
    }
}
