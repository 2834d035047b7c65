package dev.waybill.cli.selftest;

import dev.waybill.cli.server.Answer;
import dev.waybill.cli.server.ApiPath;
import dev.waybill.cli.server.Retries;
import dev.waybill.cli.server.Server;
import dev.waybill.cli.session.Session;
import java.net.http.HttpRequest;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code waybill selftest}. Ends with 0 when no check failed, 1 when one did or the server did not answer. */
@Command(
        name = "selftest",
        description = "Has the server try its store: connection, upload, links, deletion, and what else it relies on.",
        footer = {"", "It needs a token with the scope admin where access control is on."})
public final class SelfTestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    public SelfTestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Server server = session.server(spec);
        HttpRequest request = server.request(ApiPath.of("api", "v1", "selftest"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        Answer answer = server.send(request, new Retries(2, RandomGenerator.getDefault()));
        JsonNode report = answer.json();
        if (session.json()) {
            session.terminal().print(answer.line());
        } else {
            new ReportLines(session.terminal()).print(report);
        }
        return report.path("ok").asBoolean(false) ? 0 : 1;
    }
}
