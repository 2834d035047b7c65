package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who has read the README. */
final class Client {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final HttpClient http = HttpClient.newHttpClient();
    private final Places places;
    private final @Nullable String token;

    Client(Places places) {
        this(places, null);
    }

    private Client(Places places, @Nullable String token) {
        this.places = places;
        this.token = token;
    }

    /** The same with a token. */
    Client with(String bearer) {
        return new Client(places, bearer);
    }

    String address() {
        return places.address();
    }

    JsonNode upload(String route, String filename, byte[] content) throws IOException, InterruptedException {
        String query = "?filename=" + URLEncoder.encode(filename, StandardCharsets.UTF_8);
        var answer = send(HttpRequest.newBuilder(URI.create(address() + route + query))
                .POST(BodyPublishers.ofByteArray(content)));
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(202);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** The same under an Idempotency-Key. */
    JsonNode uploadOnce(String route, String filename, byte[] content, String key)
            throws IOException, InterruptedException {
        var answer = send(HttpRequest.newBuilder(URI.create(address() + route + "?filename=" + filename))
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(content)));
        assertThat(answer.statusCode()).as(text(answer)).isIn(201, 202);
        return JsonMapper.shared().readTree(answer.body());
    }

    JsonNode postJson(String route, String json, int expectedStatus) throws IOException, InterruptedException {
        var answer = send(HttpRequest.newBuilder(URI.create(address() + route))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(expectedStatus);
        return JsonMapper.shared().readTree(answer.body());
    }

    List<JsonNode> list(String path) throws IOException, InterruptedException {
        JsonNode page = JsonMapper.shared().readTree(get(address() + path).body());
        return page.get("items").values().stream().toList();
    }

    /** Asks until the file is stored, as 425 tells one to. */
    HttpResponse<byte[]> awaitRedirect(String path) {
        return awaitStatus(address() + path, 302);
    }

    HttpResponse<byte[]> awaitStatus(String uri, int status) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .until(() -> get(uri), answer -> answer.statusCode() == status);
    }

    HttpResponse<byte[]> get(String uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(uri)));
    }

    HttpResponse<byte[]> head(String uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(uri)).HEAD());
    }

    HttpResponse<byte[]> delete(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address() + path)).DELETE());
    }

    /** The metrics, once all of these are among them. */
    String awaitMetrics(String... wanted) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> text(get(places.management() + "/actuator/prometheus")),
                        metrics -> Stream.of(wanted).allMatch(metrics::contains));
    }

    HttpResponse<byte[]> post(String path, byte[] content) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address() + path)).POST(BodyPublishers.ofByteArray(content)));
    }

    HttpResponse<byte[]> patch(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address() + path))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    /** Sends it, with the token when it goes to Waybill itself. */
    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (token != null && request.build().uri().toString().startsWith(address())) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
