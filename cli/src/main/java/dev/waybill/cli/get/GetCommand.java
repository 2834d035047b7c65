package dev.waybill.cli.get;

import dev.waybill.cli.server.Server;
import dev.waybill.cli.session.DurationOption;
import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.ByteSize;
import dev.waybill.cli.terminal.Inert;
import dev.waybill.cli.terminal.Progress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code waybill get}. Ends with 0 when the whole file is there, 1 when it is not, 2 when the command makes no sense. */
@Command(
        name = "get",
        description = "Downloads a file; under its name there is the whole file or nothing.",
        footer = {"", "  waybill get AGY-123_agency_invoice_1763700000_invoice.pdf -o invoice.pdf"})
public final class GetCommand implements Callable<Integer> {
    private static final String STDOUT = "-";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "the file's name, full key or id")
    private String name;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "a file, a directory, or - for standard output (default: the file's own name, here)")
    private @Nullable String output;

    @Option(names = "--resume", description = "keep what came when the connection is lost, and go on from there")
    private boolean resume;

    @Option(names = "--force", description = "replace a file that is already there")
    private boolean force;

    @Option(
            names = "--wait",
            paramLabel = "10s",
            defaultValue = "10s",
            converter = DurationOption.class,
            description = "how long to wait for a file that is not stored yet (default: ${DEFAULT-VALUE})")
    private Duration wait;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    public GetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        boolean stdout = STDOUT.equals(output);
        if (stdout && (resume || session.json())) {
            throw new ParameterException(spec.commandLine(), "-o - goes with neither --resume nor --json.");
        }
        Server server = session.server(spec);
        Link link = Link.to(name, server, wait);
        try (HttpClient client = server.elsewhere()) {
            if (stdout) {
                try (Progress progress = progress(link)) {
                    new Download(link, client, progress).to(session.terminal().output());
                }
            } else {
                save(link, client);
            }
        }
        return 0;
    }

    private void save(Link link, HttpClient client) {
        Target target = Target.of(output, link, force);
        target.check();
        try (Progress progress = progress(link)) {
            Download download = new Download(link, client, progress);
            Path part = resume ? target.lasting(name) : target.passing();
            if (resume) {
                download.resume(part);
            } else {
                download.toNew(part);
            }
            target.take(part);
        }
        report(target, link);
    }

    private Progress progress(Link link) {
        return session.terminal().progress(SafeName.of(link.filename()), link.size());
    }

    private void report(Target target, Link link) {
        if (session.json()) {
            ObjectNode saved = JsonNodeFactory.instance.objectNode();
            saved.put("name", name);
            saved.put("path", target.path().toString());
            saved.put("size", target.size());
            saved.put("sha256", link.sha256());
            session.terminal().print(saved.toString());
        } else {
            session.terminal()
                    .print(Inert.text("%s → %s (%s)".formatted(name, target.path(), ByteSize.of(target.size()))));
        }
    }
}
