package dev.waybill.chaos.check;

import dev.waybill.chaos.history.Status;
import dev.waybill.chaos.load.Api;
import dev.waybill.chaos.load.Api.Answer;
import dev.waybill.file.Sha256;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The catalog as anybody may read it over HTTP. */
public final class Catalog {

    private static final int PAGE = 1000;

    private final URI address;
    private final Api api;

    public Catalog(URI address, Api api) {
        this.address = address;
        this.api = api;
    }

    /** All files, deleted ones too. @throws IllegalStateException when it does not answer */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Status status : Status.values()) {
            rows.addAll(rows(status));
        }
        return rows;
    }

    /** Those of one status. */
    public List<Row> rows(Status status) {
        List<Row> rows = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = page(status, PAGE, cursor);
            page.path("items").forEach(item -> rows.add(Row.parse(item)));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return rows;
    }

    /** Whether no file is of that status. */
    boolean hasNone(Status status) {
        return page(status, 1, "").path("items").isEmpty();
    }

    private JsonNode page(Status status, int limit, String cursor) {
        String query = "/api/v1/files?status=" + status.name().toLowerCase(Locale.ROOT) + "&limit=" + limit;
        String after = cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        Answer answer = api.get(address.resolve(query + after));
        if (answer.status() != 200) {
            throw new IllegalStateException("the catalog answers a list with " + answer.status());
        }
        return answer.json();
    }

    /** One figure for all of it: the same events give the same one. */
    public static String hash(List<Row> rows) {
        String text = rows.stream().map(Row::canonical).sorted().collect(Collectors.joining("\n"));
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
