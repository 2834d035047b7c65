package dev.waybill.cli.migrate;

import dev.waybill.cli.server.Answer;
import dev.waybill.cli.server.ApiPath;
import dev.waybill.cli.server.Patience;
import dev.waybill.cli.server.Refusal;
import dev.waybill.cli.server.Retries;
import dev.waybill.cli.server.Server;
import dev.waybill.cli.terminal.Complaint;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the server is asked about migrations. What may be asked again is, where the connection is lost. */
record Migrations(Server server) {
    private static final ApiPath BASE = ApiPath.of("api", "migrate", "s3");
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    /** Over an hour in all: as long as a server may take to be put right. */
    private static final int WATCHED = 130;

    private static final int MOST_RUNS = 100;

    Answer status() {
        return server.send(get(below("status")), patience(2));
    }

    /** Whether the server has a bucket of its own, so that nobody need name one. */
    boolean haveBucket() {
        return status().json().path("s3Configured").asBoolean(false);
    }

    /**
     * Begins a run. Sent once: it may have begun though the connection was lost.
     *
     * @throws Complaint naming the run that is in the way, where there is one
     */
    Run start(ObjectNode order) {
        return begin(BASE, order);
    }

    /** Has every file looked at once more. @throws Complaint as above */
    Run verify(String id, ObjectNode credentials) {
        return begin(run(id, "verify"), credentials);
    }

    /** Has references put back. @throws Complaint as above */
    Run undo(String id) {
        return begin(run(id, "undo"), null);
    }

    private Run begin(ApiPath path, @Nullable ObjectNode body) {
        try {
            return new Run(server.send(post(path, body), Patience.NONE).json());
        } catch (Refusal refusal) {
            throw refusal.code().equals("MIGRATION_RUNNING") ? inTheWay(refusal) : refusal;
        }
    }

    private Complaint inTheWay(Refusal refusal) {
        return recent().filter(Run::isActive)
                .findFirst()
                .map(other -> new Complaint(
                        "A migration is under way, and one runs at a time: run %s, %s. Watch it with waybill migrate status --watch, end it with waybill migrate abort --run %s."
                                .formatted(other.id(), Gauge.words(other), other.id()),
                        refusal))
                .orElse(refusal);
    }

    /** @param verb {@code pause}, {@code resume} or {@code abort} */
    Run control(String id, String verb) {
        return new Run(server.send(post(run(id, verb), null), patience(2)).json());
    }

    Run find(String id) {
        return find(id, patience(2));
    }

    /** Asks for as long as a server may be away that restarts. */
    Run look(String id) {
        return find(id, patience(WATCHED));
    }

    private Run find(String id, Patience patience) {
        return new Run(server.send(get(run(id)), patience).json());
    }

    /** The newest first. */
    Stream<Run> recent() {
        ApiPath list = below("runs").with("limit", String.valueOf(MOST_RUNS));
        return server.send(get(list), patience(2))
                .json()
                .path("items")
                .valueStream()
                .map(Run::new);
    }

    /** A line for each file, in the order of their paths, until the reader says false. @param state null for all */
    void report(String id, @Nullable String state, Predicate<JsonNode> more) {
        lines(run(id, "report").with("format", "ndjson").with("state", state), more);
    }

    /** A line for each reference, until the reader says false. */
    void references(String id, Predicate<JsonNode> more) {
        lines(run(id, "references").with("format", "ndjson"), more);
    }

    private void lines(ApiPath path, Predicate<JsonNode> more) {
        HttpRequest request = server.request(path)
                .setHeader("Accept", "application/x-ndjson, application/problem+json")
                .build();
        server.streamWhile(request, line -> more.test(sound(line)));
    }

    private static JsonNode sound(JsonNode line) {
        if (line.path("type").asString("").equals("error")) {
            throw new Complaint("The server did not get to the end: %s (%s)."
                    .formatted(
                            line.path("detail").asString(""), line.path("code").asString("")));
        }
        return line;
    }

    /** The same as it comes. */
    void table(String id, @Nullable String state, OutputStream to) {
        HttpRequest request = server.request(
                        run(id, "report").with("format", "csv").with("state", state))
                .setHeader("Accept", "text/csv, application/problem+json")
                .build();
        server.copy(request, to);
    }

    private HttpRequest get(ApiPath path) {
        return server.request(path).timeout(LONGEST_SILENCE).build();
    }

    private HttpRequest post(ApiPath path, @Nullable ObjectNode body) {
        return server.request(path)
                .header("Content-Type", "application/json")
                .POST(
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private static ApiPath below(String... segments) {
        return new ApiPath(BASE.encoded() + ApiPath.of(segments).encoded());
    }

    /** An id is one segment, whatever was typed. */
    private static ApiPath run(String id, String... more) {
        return below(Stream.concat(Stream.of("runs", id), Stream.of(more)).toArray(String[]::new));
    }

    private static Patience patience(int attempts) {
        return new Retries(attempts, RandomGenerator.getDefault());
    }
}
