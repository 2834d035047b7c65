package dev.waybill.cli.rm;

import dev.waybill.cli.server.ApiPath;
import dev.waybill.cli.server.Refusal;
import dev.waybill.cli.server.Retries;
import dev.waybill.cli.server.Server;
import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.Complaint;
import dev.waybill.cli.terminal.Inert;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code waybill rm}. Ends with 0 when none of the files can be read any more, 1 when one was not found or not deleted or when
 * the answer was no, 2 when nobody could be asked.
 */
@Command(name = "rm", description = "Deletes files, for good. Asks before, on a terminal.")
public final class RmCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "names, full keys or ids")
    private List<String> names;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask; needed where there is no terminal")
    private boolean yes;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    public RmCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Server server = session.server(spec);
        if (!yes && !agreed()) {
            session.terminal().note("Nothing was deleted.");
            return 1;
        }
        return names.stream().map(name -> delete(name, server)).toList().contains(false) ? 1 : 0;
    }

    private boolean agreed() {
        if (!session.terminal().canAsk()) {
            throw new ParameterException(
                    spec.commandLine(), "Nothing was deleted: there is no terminal to ask on; say --yes.");
        }
        String what = names.size() == 1 ? names.getFirst() : names.size() + " files";
        return session.terminal().confirm("Delete " + what + " for good?");
    }

    /** Whether the file is gone. A deletion may be asked for any number of times, so it is tried again. */
    private boolean delete(String name, Server server) {
        try {
            ApiPath path = ApiPath.of("api", "files").below(name);
            server.send(server.request(path).DELETE().build(), new Retries(2, RandomGenerator.getDefault()));
            report(name, "deleted", "deleted");
            return true;
        } catch (Refusal refusal) {
            return refused(name, refusal);
        } catch (Complaint complaint) {
            session.complain(name, complaint);
            return false;
        }
    }

    private boolean refused(String name, Refusal refusal) {
        switch (refusal.status()) {
            case 410 -> report(name, "already_deleted", "was already deleted");
            case 404 -> {
                session.complain(name, new Complaint("There is no such file, or it is not yours.", refusal));
                return false;
            }
            default -> {
                session.complain(name, refusal);
                return false;
            }
        }
        return true;
    }

    private void report(String name, String outcome, String sentence) {
        if (session.json()) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("name", name);
            line.put("outcome", outcome);
            session.terminal().print(line.toString());
        } else {
            session.terminal().print(Inert.text(name + ": " + sentence));
        }
    }
}
