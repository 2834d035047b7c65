package dev.waybill.cli.catalog;

import dev.waybill.cli.server.ApiPath;
import dev.waybill.cli.server.Server;
import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.Complaint;
import java.net.http.HttpRequest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * {@code waybill catalog rebuild}. Ends with 0 when the catalog has all that topics or bucket tell of, 1 when it lacks something,
 * the server did not get to the end or the answer was no, 2 when nobody could be asked.
 */
@Command(
        name = "rebuild",
        description = "Reads the topics from their beginning, compares the catalog with that, and adds what it lacks."
                + " Removes nothing. Asks before, on a terminal.")
final class RebuildCommand implements Callable<Integer> {
    private enum Source {
        topics,
        bucket
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "SOURCE",
            defaultValue = "topics",
            description = "topics, or where those are gone bucket, whose objects tell less")
    private Source source;

    @Option(names = "--dry-run", description = "compare only")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask; needed where there is no terminal")
    private boolean yes;

    private final Session session;
    private @Nullable JsonNode last;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    RebuildCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Server server = session.server(spec);
        if (!dryRun && !yes && !agreed()) {
            session.terminal().note("Nothing was added.");
            return 1;
        }
        ApiPath path = ApiPath.of("api", "v1", "catalog", "rebuild")
                .with("from", source.name())
                .with("dry_run", dryRun ? "true" : null);
        HttpRequest request = server.request(path)
                .setHeader("Accept", "application/x-ndjson, application/problem+json")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        RebuildLines lines = new RebuildLines(session.terminal());
        server.stream(request, line -> {
            last = line;
            if (session.json()) {
                session.terminal().print(line.toString());
            } else {
                lines.print(line);
            }
        });
        return exitCode();
    }

    private boolean agreed() {
        if (!session.terminal().canAsk()) {
            throw new ParameterException(
                    spec.commandLine(), "Nothing was added: there is no terminal to ask on; say --yes.");
        }
        return session.terminal().confirm("Add to the catalog what it lacks by the " + source + "?");
    }

    private int exitCode() {
        JsonNode end = last;
        if (end == null || !end.path("type").asString("").equals("summary")) {
            throw new Complaint(
                    end != null && end.path("type").asString("").equals("error")
                            ? "The server did not get to the end: "
                                    + end.path("detail").asString("")
                            : "The server's answer broke off; what was added stays, and the command may be repeated.");
        }
        return end.path("ok").asBoolean(false) ? 0 : 1;
    }
}
