package dev.waybill.chaos.check;

import dev.waybill.chaos.load.Api;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Waybill itself says of whether catalog, bucket and staging agree: {@code waybill verify}, over HTTP. */
public record Comparison(long same, long differences, String kinds) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MAX_TRIES = 4;

    /** Changes nothing. @throws IllegalStateException when it does not come to its end */
    static Comparison look(URI catalog, Api api) {
        return ask(catalog, api, "?repair=none");
    }

    /** Puts right what can be, with no grace, since no client is left that might come back. */
    static Comparison repair(URI catalog, Api api) {
        return ask(catalog, api, "?repair=apply&grace=1s&force=true");
    }

    /** Asked again where it broke off: the embedded database has a hard time with tens of thousands of files. */
    private static Comparison ask(URI catalog, Api api, String query) {
        for (int tries = 1; ; tries++) {
            try {
                return askOnce(catalog, api, query);
            } catch (IllegalStateException e) {
                if (tries == MAX_TRIES) {
                    throw e;
                }
            }
        }
    }

    private static Comparison askOnce(URI catalog, Api api, String query) {
        var answer = api.send(
                HttpRequest.newBuilder(catalog.resolve("/api/v1/verifications" + query))
                        .POST(BodyPublishers.noBody()),
                PATIENCE);
        JsonNode summary = new String(answer.body(), StandardCharsets.UTF_8)
                .lines()
                .reduce((first, second) -> second)
                .map(last -> JsonMapper.shared().readTree(last))
                .filter(last -> last.path("type").asString("").equals("summary"))
                .orElseThrow(() -> new IllegalStateException("a verification is answered " + answer.status()));
        return new Comparison(
                summary.path("same").asLong(),
                summary.path("total_differences").asLong(),
                summary.path("differences").toString());
    }

    @Override
    public String toString() {
        return "%d the same, %d differences %s".formatted(same, differences, differences == 0 ? "" : kinds);
    }
}
