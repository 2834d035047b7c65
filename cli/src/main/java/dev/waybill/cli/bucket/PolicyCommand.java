package dev.waybill.cli.bucket;

import dev.waybill.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill bucket policy}. Asks nobody: the policy follows from what each part does. */
@Command(
        name = "policy",
        description = "Prints the least IAM policy that a part of Waybill can work with.",
        footer = {"", "  waybill bucket policy worker > worker.json"})
final class PolicyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PART", description = "worker, catalog, migration, or ingest where it stages in a bucket")
    private String part;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            description = "keys of a collection that you added begin so; may be repeated")
    private List<String> prefixes = List.of();

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    PolicyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try {
            session.terminal().print(Policies.of(part, session::setting, prefixes));
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
