package dev.waybill.cli.migrate;

import dev.waybill.cli.server.Refusal;
import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.Inert;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** All that a verification found not to be well, a line each. */
final class Findings {
    private static final Set<String> FAULTY = Set.of("failed", "conflict", "refused");
    private static final Set<String> LEFT = Set.of("left", "conflict");
    private static final int NOT_FOUND = 404;

    private final Session session;
    private final Migrations migrations;
    private long files;

    Findings(Session session, Migrations migrations) {
        this.session = session;
        this.migrations = migrations;
    }

    /**
     * How many there are.
     *
     * @param sources whose files to tell of; empty for all
     */
    long tell(Run run, List<String> sources) {
        if (run.exitCode() != Exit.DONE) {
            Set<String> wanted = sources.stream().map(Findings::canonical).collect(Collectors.toUnmodifiableSet());
            migrations.report(run.id(), null, line -> tellFile(line, wanted));
        }
        long references = run.references("left") + run.references("conflict");
        if (references > 0) {
            tellReferences(run);
        }
        return files + references;
    }

    /** As the server takes names of sources, too. */
    private static String canonical(String source) {
        return source.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean tellFile(JsonNode line, Set<String> wanted) {
        boolean isAsked = wanted.isEmpty()
                || wanted.contains("all")
                || wanted.contains(line.path("source").asString(""));
        if (isAsked && (isUnsound(line) || FAULTY.contains(line.path("state").asString("")))) {
            files++;
            print(line, isUnsound(line) ? "unsound" : line.path("state").asString(""));
        }
        return true;
    }

    private static boolean isUnsound(JsonNode line) {
        return line.path("verified").isBoolean() && !line.path("verified").asBoolean();
    }

    private void print(JsonNode line, String how) {
        session.terminal().print(session.json() ? line.toString() : Inert.text(Faults.sentence(how, line)));
    }

    private void tellReferences(Run run) {
        try {
            migrations.references(run.id(), tellingThoseLeft());
        } catch (Refusal refusal) {
            if (refusal.status() != NOT_FOUND) {
                throw refusal;
            }
            session.terminal().note("Which references were left, the server's migration.log says.");
        }
    }

    private Predicate<JsonNode> tellingThoseLeft() {
        return line -> {
            if (LEFT.contains(line.path("change").asString(""))) {
                session.terminal().print(session.json() ? line.toString() : Inert.text(sentence(line)));
            }
            return true;
        };
    }

    private static String sentence(JsonNode reference) {
        return "reference %s %s %s: %s%s"
                .formatted(
                        reference.path("target").asString(""),
                        reference.path("document").asString(""),
                        reference.path("place").asString(""),
                        reference.path("before").asString(""),
                        reference.path("change").asString("").equals("conflict") ? " (somebody changed it)" : "");
    }
}
