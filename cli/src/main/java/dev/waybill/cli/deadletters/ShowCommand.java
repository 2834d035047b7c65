package dev.waybill.cli.deadletters;

import dev.waybill.cli.server.Answer;
import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.Inert;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code waybill dead-letters show}. Ends with 1 when there is no such letter. */
@Command(name = "show", description = "Shows a dead letter: its cause, what it holds, what was done about it.")
final class ShowCommand implements Callable<Integer> {
    private static final List<String> MEMBERS = List.of(
            "id",
            "status",
            "code",
            "message",
            "service",
            "topic",
            "partition",
            "offset",
            "key",
            "size",
            "left_out",
            "replay_of",
            "failed_at",
            "arrived_at");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "the dead letter's id")
    private String id;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Answer answer = new Letters(session.server(spec)).show(id);
        if (session.json()) {
            session.terminal().print(answer.line());
        } else {
            lines(answer.json()).forEach(line -> session.terminal().print(Inert.text(line)));
        }
        return 0;
    }

    private static Stream<String> lines(JsonNode letter) {
        return Stream.of(
                        MEMBERS.stream()
                                .filter(letter::has)
                                .map(member -> "%-11s %s"
                                        .formatted(
                                                member + ":",
                                                letter.path(member).asString())),
                        letter.path("history").valueStream().map(deed -> "history:    " + joined(deed, " ")),
                        letter.path("headers").valueStream().map(header -> "header:     " + joined(header, "=")),
                        Stream.of("payload:    " + letter.path("payload").asString("none")))
                .flatMap(part -> part);
    }

    private static String joined(JsonNode object, String between) {
        return object.valueStream().map(value -> value.asString("")).collect(Collectors.joining(between));
    }
}
