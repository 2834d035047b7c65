package dev.waybill.cli.ls;

import dev.waybill.cli.server.ApiPath;
import dev.waybill.cli.server.Pages;
import dev.waybill.cli.server.Retries;
import dev.waybill.cli.session.Most;
import dev.waybill.cli.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code waybill ls}. Ends with 0, also when there is nothing to list. */
@Command(
        name = "ls",
        description = "Lists files, the newest first.",
        footer = {
            "",
            "On a terminal it is a table; into a pipe, lines of name, bytes, type, status and",
            "time with tabs between."
        })
public final class LsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--collection", paramLabel = "NAME", description = "documents, job-documents, …")
    private @Nullable String collection;

    @Option(names = "--agency", paramLabel = "AGY-1", description = "files of this agency")
    private @Nullable String agency;

    @Option(names = "--client", paramLabel = "CLT-1", description = "files of this client")
    private @Nullable String client;

    @Option(names = "--job", paramLabel = "JOB", description = "files of this job")
    private @Nullable String job;

    @Option(names = "--event", paramLabel = "EVENT", description = "files of this event")
    private @Nullable String event;

    @Option(names = "--user", paramLabel = "USER", description = "files of this user")
    private @Nullable String user;

    @Option(names = "--doc-type", paramLabel = "TYPE", description = "documents of this type")
    private @Nullable String docType;

    @Option(names = "--status", paramLabel = "STATUS", description = "staged, stored, failed, deleting or deleted")
    private @Nullable String status;

    @Option(names = "--q", paramLabel = "TEXT", description = "files that this text is found in")
    private @Nullable String text;

    @Mixin
    private Age age;

    @Mixin
    private Most most;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    public LsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        age.requirePossible();
        Retries retries = new Retries(2, RandomGenerator.getDefault());
        new Pages(session.server(spec), listing(Instant.now()), retries).upTo(most.wanted(), reader());
        return 0;
    }

    private ApiPath listing(Instant now) {
        return ApiPath.of("api", "v1", "files")
                .with("collection", collection)
                .with("agency_id", agency)
                .with("client_id", client)
                .with("job_id", job)
                .with("event_id", event)
                .with("user_id", user)
                .with("doc_type", docType)
                .with("status", status)
                .with("q", text)
                .with("created_before", age.before(now))
                .with("created_after", age.after(now));
    }

    private Consumer<List<JsonNode>> reader() {
        if (session.json()) {
            return files -> files.forEach(file -> session.terminal().print(file.toString()));
        }
        return new FileTable(session.terminal())::add;
    }
}
