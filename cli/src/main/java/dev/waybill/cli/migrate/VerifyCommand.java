package dev.waybill.cli.migrate;

import dev.waybill.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code waybill migrate verify}. Ends with 0 when all is well, 1 when anything is not, and as {@link Exit} says. */
@Command(
        name = "verify",
        description = "Looks at every file of a run once more: there, its size, its SHA-256, encrypted."
                + " Tells what is not so, and which references still name old addresses. Changes nothing.",
        footer = {"", "Without --run it is the latest that moved files. Keys of another bucket go along as with a run."
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOption chosen;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            split = ",",
            description = "tell only of files from there; may be repeated")
    private List<String> sources = List.of();

    @Mixin
    private final TargetOptions target;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    VerifyCommand(Session session) {
        this.session = session;
        this.target = new TargetOptions(session);
    }

    @Override
    public Integer call() {
        Migrations migrations = new Migrations(session.server(spec));
        Run run = chosen.choose(migrations, Run::isMove);
        Run verified = new Watch(session, migrations).follow(migrations.verify(run.id(), keys(run, migrations)));
        if (verified.exitCode() > Exit.SOME_FAILED) {
            new Story(session, migrations).tell(verified);
            return verified.exitCode();
        }
        long found = new Findings(session, migrations).tell(verified, sources);
        new Story(session, migrations).sum(verified);
        return found > 0 || sources.isEmpty() && verified.exitCode() > 0 ? Exit.SOME_FAILED : Exit.DONE;
    }

    private ObjectNode keys(Run run, Migrations migrations) {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        target.credentials(run.bucket(), session.terminal().canAsk(), () -> !migrations.haveBucket())
                .ifPresent(given -> given.into(order));
        return order;
    }
}
