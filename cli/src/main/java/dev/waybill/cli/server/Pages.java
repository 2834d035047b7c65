package dev.waybill.cli.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A listing, page by page, so that the whole of it is never held. */
public record Pages(Server server, ApiPath listing, Patience patience) {
    private static final long LARGEST = 1000;

    /** Hands over pages until there are so many items or no more. */
    public void upTo(long most, Consumer<List<JsonNode>> reader) {
        long left = most;
        @Nullable String cursor = null;
        do {
            JsonNode page = page(Math.min(left, LARGEST), cursor);
            List<JsonNode> items = new ArrayList<>(page.path("items").values());
            reader.accept(items.size() > left ? items.subList(0, (int) left) : items);
            left -= items.size();
            String next = page.path("next").asString("");
            cursor = next.equals(cursor) ? "" : next;
        } while (left > 0 && !cursor.isEmpty());
    }

    private JsonNode page(long limit, @Nullable String cursor) {
        ApiPath path = listing.with("limit", String.valueOf(limit)).with("cursor", cursor);
        return server.send(server.request(path).build(), patience).json();
    }
}
