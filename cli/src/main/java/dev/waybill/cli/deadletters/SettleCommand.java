package dev.waybill.cli.deadletters;

import dev.waybill.cli.server.Answer;
import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.Complaint;
import dev.waybill.cli.terminal.Inert;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * {@code waybill dead-letters replay} and {@code discard}. Ends with 0 when it is done for all, 1 when for one it is not or the
 * answer was no, 2 when it is not clear which, or nobody could be asked.
 */
@Command
final class SettleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "ids of dead letters")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "every open one, or with --code and --topic those")
    private boolean all;

    @Option(names = "--code", paramLabel = "CODE", description = "with --all: those of this cause")
    private @Nullable String code;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "with --all: those that came from this topic")
    private @Nullable String topic;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for their history")
    private @Nullable String reason;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask; needed for more than one where there is no terminal")
    private boolean yes;

    private final Session session;
    private final Settlement settlement;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    SettleCommand(Session session, Settlement settlement) {
        this.session = session;
        this.settlement = settlement;
    }

    @Override
    public Integer call() {
        if (all != ids.isEmpty() || !all && (code != null || topic != null)) {
            throw new ParameterException(spec.commandLine(), "Give either ids, or --all with or without filters.");
        }
        Letters letters = new Letters(session.server(spec));
        List<String> chosen = all ? open(letters) : ids;
        if (chosen.size() > 1 && !yes && !agreed(chosen.size())) {
            session.terminal().note("Nothing was " + settlement.done() + ".");
            return 1;
        }
        return chosen.stream().map(id -> settle(id, letters)).toList().contains(false) ? 1 : 0;
    }

    /** All of them before the first is settled, since they leave the list then. */
    private List<String> open(Letters letters) {
        List<String> found = new ArrayList<>();
        letters.list(
                new Letters.Filter("open", code, topic),
                Long.MAX_VALUE,
                page -> page.forEach(letter -> found.add(letter.path("id").asString(""))));
        if (found.isEmpty()) {
            session.terminal().note("There is no such open dead letter.");
        }
        return found;
    }

    private boolean agreed(int count) {
        if (!session.terminal().canAsk()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Nothing was %s: there is no terminal to ask on; say --yes.".formatted(settlement.done()));
        }
        String verb = settlement.verb();
        return session.terminal()
                .confirm("%s%s %d dead letters?"
                        .formatted(verb.substring(0, 1).toUpperCase(Locale.ROOT), verb.substring(1), count));
    }

    private boolean settle(String id, Letters letters) {
        try {
            Answer answer = letters.settle(id, settlement, reason);
            if (session.json()) {
                session.terminal().print(answer.line());
            } else {
                session.terminal().print(Inert.text(sentence(id, answer.json())));
            }
            return true;
        } catch (Complaint complaint) {
            session.complain(id, complaint);
            return false;
        }
    }

    private String sentence(String id, JsonNode letter) {
        String note = letter.path("history")
                .valueStream()
                .filter(deed -> deed.path("action").asString("").equals(settlement.done()))
                .map(deed -> deed.path("note").asString(""))
                .findFirst()
                .orElse("");
        return "%s: %s%s".formatted(id, settlement.done(), note.isEmpty() ? "" : ", " + note);
    }
}
