package dev.waybill.cli.verify;

import dev.waybill.cli.server.ApiPath;
import dev.waybill.cli.server.Server;
import dev.waybill.cli.session.DurationOption;
import dev.waybill.cli.session.Session;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code waybill verify}. Ends with 0 when there was no difference, 1 when there was one, put right or not, or when it did not
 * come to its end, 2 when nobody could be asked.
 */
@Command(
        name = "verify",
        description = "Compares catalog, bucket and staging, file by file. Changes nothing without --repair.",
        footer = {
            "",
            "= the same (with --all), - in the catalog only, + not in the catalog, * different, ! could not be looked at.",
            "It needs a token with the scope admin where access control is on."
        })
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--download", description = "read every object and hash it, rather than believe the store")
    private boolean download;

    @Option(names = "--all", description = "tell also of what is the same")
    private boolean all;

    @Option(names = "--repair", description = "put right what cannot lose anything; shows the plan and asks before")
    private boolean repair;

    @Option(names = "--dry-run", description = "with --repair: only the plan")
    private boolean dryRun;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            defaultValue = "25h",
            converter = DurationOption.class,
            description = "what is younger is never deleted (default: ${DEFAULT-VALUE})")
    private Duration grace;

    @Option(
            names = "--force",
            description = "a shorter grace is meant: no client comes back for what it was not told of")
    private boolean force;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask; needed where there is no terminal")
    private boolean yes;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    public VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        requireSense();
        Server server = session.server(spec);
        if (!repair || dryRun) {
            return verify(server, repair ? "plan" : "none").code();
        }
        if (!yes) {
            Verdict plan = verify(server, "plan");
            if (plan.remedies() == 0) {
                session.terminal().note("There is nothing to repair.");
                return plan.code();
            }
            if (!session.terminal().confirm("Repair %d of them?".formatted(plan.remedies()))) {
                session.terminal().note("Nothing was repaired.");
                return 1;
            }
        }
        return verify(server, "apply").code();
    }

    private void requireSense() {
        if (dryRun && !repair) {
            throw new ParameterException(spec.commandLine(), "--dry-run goes with --repair.");
        }
        if (repair && !dryRun && !yes && !session.terminal().canAsk()) {
            throw new ParameterException(
                    spec.commandLine(), "Nothing was repaired: there is no terminal to ask on; say --yes.");
        }
    }

    private Verdict verify(Server server, String mode) {
        ApiPath path = ApiPath.of("api", "v1", "verifications")
                .with("repair", mode)
                .with("download", String.valueOf(download))
                .with("all", String.valueOf(all))
                .with("grace", grace.toString())
                .with("force", String.valueOf(force));
        HttpRequest request = server.request(path)
                .setHeader("Accept", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        Lines lines = new Lines(session);
        server.stream(request, lines::take);
        return lines.verdict();
    }
}
