package dev.waybill.cli.deadletters;

import dev.waybill.cli.session.Most;
import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.Table;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code waybill dead-letters ls}. Ends with 0, also when there is nothing to list. */
@Command(name = "ls", description = "Lists dead letters, the newest first.")
final class ListCommand implements Callable<Integer> {
    private static final List<String> HEADING = List.of("ID", "STATUS", "CODE", "TOPIC", "KEY", "FAILED", "MESSAGE");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            defaultValue = "open",
            description = "open, replayed, discarded or all (default: ${DEFAULT-VALUE})")
    private String status;

    @Option(names = "--code", paramLabel = "CODE", description = "those of this cause, such as KEY_TAKEN")
    private @Nullable String code;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "those that came from this topic")
    private @Nullable String topic;

    @Mixin
    private Most most;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    ListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        new Letters(session.server(spec)).list(new Letters.Filter(status, code, topic), most.wanted(), reader());
        return 0;
    }

    private Consumer<List<JsonNode>> reader() {
        if (session.json()) {
            return letters -> letters.forEach(letter -> session.terminal().print(letter.toString()));
        }
        Table table = new Table(session.terminal(), HEADING, Set.of());
        return letters -> table.add(letters.stream().map(ListCommand::row).toList());
    }

    private static List<String> row(JsonNode letter) {
        return HEADING.stream()
                .map(column -> column.equals("FAILED") ? "failed_at" : column.toLowerCase(Locale.ROOT))
                .map(member -> letter.path(member).asString("-"))
                .toList();
    }
}
