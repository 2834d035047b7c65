package dev.waybill.cli.deadletters;

import dev.waybill.cli.server.Answer;
import dev.waybill.cli.server.ApiPath;
import dev.waybill.cli.server.Pages;
import dev.waybill.cli.server.Retries;
import dev.waybill.cli.server.Server;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The server's failure desk. Each of its calls may be repeated, so it is where the connection is lost. */
record Letters(Server server) {
    private static final ApiPath DESK = ApiPath.of("api", "v1", "dead-letters");

    void list(Filter filter, long most, Consumer<List<JsonNode>> reader) {
        ApiPath listing = DESK.with("status", filter.status().equals("all") ? null : filter.status())
                .with("code", filter.code())
                .with("topic", filter.topic());
        new Pages(server, listing, patience()).upTo(most, reader);
    }

    Answer show(String id) {
        return server.send(server.request(of(id)).build(), patience());
    }

    Answer settle(String id, Settlement settlement, @Nullable String reason) {
        HttpRequest.BodyPublisher body = reason == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JsonNodeFactory.instance
                        .objectNode()
                        .put("reason", reason)
                        .toString());
        HttpRequest.Builder request =
                server.request(of(id).below(settlement.verb())).POST(body);
        return server.send(request.header("Content-Type", "application/json").build(), patience());
    }

    /** An id is one segment, whatever was typed. */
    private static ApiPath of(String id) {
        return new ApiPath(DESK.encoded() + ApiPath.of(id).encoded());
    }

    private static Retries patience() {
        return new Retries(2, RandomGenerator.getDefault());
    }

    /** @param status {@code all} for any; the others null for any */
    record Filter(
            String status, @Nullable String code, @Nullable String topic) {}
}
