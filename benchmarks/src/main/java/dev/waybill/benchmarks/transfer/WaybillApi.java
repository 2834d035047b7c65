package dev.waybill.benchmarks.transfer;

import dev.waybill.benchmarks.BenchmarkFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls that are measured or made for measuring. */
final class WaybillApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SLOWEST_BYTES_PER_SECOND = 1_000_000;

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    WaybillApi(URI address) {
        this.address = address;
    }

    /** Uploads it as a raw body and returns what the 202 says. */
    JsonNode upload(Sample sample) throws IOException, InterruptedException {
        HttpRequest request = request("/api/v1/agencies/AGY-123/documents/agency_invoice?filename=" + sample.name())
                .header("Content-Type", "application/pdf")
                .timeout(PATIENCE.plusSeconds(sample.size() / SLOWEST_BYTES_PER_SECOND))
                .POST(BodyPublishers.ofFile(sample.path()))
                .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        return json(answer, 202);
    }

    /** The file as the catalog describes it; missing when it has not heard of it yet. */
    JsonNode file(String id) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request("/api/v1/files/" + id).build(), BodyHandlers.ofByteArray());
        return answer.statusCode() == 404 || answer.statusCode() == 425
                ? JsonMapper.shared().missingNode()
                : json(answer, 200);
    }

    /** Follows the link at a path to the bytes. */
    byte[] download(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request(path).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw refused(answer);
        }
        return answer.body();
    }

    /** Begins a migration. */
    JsonNode migrate(String order) throws IOException, InterruptedException {
        HttpRequest request = request("/api/migrate/s3")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order))
                .build();
        return json(http.send(request, BodyHandlers.ofByteArray()), 202);
    }

    /** How it is going. */
    JsonNode migration(String id) throws IOException, InterruptedException {
        return json(http.send(request("/api/migrate/s3/runs/" + id).build(), BodyHandlers.ofByteArray()), 200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    }

    private static JsonNode json(HttpResponse<byte[]> answer, int expected) {
        if (answer.statusCode() != expected) {
            throw refused(answer);
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    private static BenchmarkFailure refused(HttpResponse<byte[]> answer) {
        return new BenchmarkFailure("%s %s was answered %d: %s"
                .formatted(
                        answer.request().method(),
                        answer.request().uri().getPath(),
                        answer.statusCode(),
                        new String(answer.body(), StandardCharsets.UTF_8)));
    }

    /** What is still under way fails. */
    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
