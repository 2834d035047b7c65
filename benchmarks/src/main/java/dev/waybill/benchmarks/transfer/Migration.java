package dev.waybill.benchmarks.transfer;

import dev.waybill.benchmarks.BenchmarkFailure;
import dev.waybill.benchmarks.process.Consumption;
import dev.waybill.benchmarks.process.Stopwatch;
import dev.waybill.benchmarks.process.Usage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A run of {@code POST /api/migrate/s3} from its order to its end, which is after every file was looked at once more in the bucket. Each
 * trip has names of its own, since what is there already is skipped.
 */
public final class Migration implements Carrier, AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Set<String> ENDS = Set.of("completed", "completed_with_errors", "failed_preflight", "aborted");

    private final WaybillApi api;
    private final Path source;
    private final Usage server;
    private int trips;

    /** @param source {@code MIGRATION_SOURCE_DIR} of the server */
    public Migration(URI address, Path source, Usage server) {
        this.api = new WaybillApi(address);
        this.source = source;
        this.server = server;
    }

    @Override
    public String name() {
        return "migrate";
    }

    /** The engine has its own idea of how many files to carry at a time. */
    @Override
    public Trip carry(Batch batch, int concurrency) throws IOException {
        List<String> keys = link(batch, ++trips);
        Stopwatch watch = Stopwatch.start(server);
        Stopwatch clientWatch = Stopwatch.start(Usage.ofThisProcess());
        JsonNode run = awaitEnd();
        Duration took = watch.elapsed();
        Consumption used = watch.consumed();
        if (!run.path("status").asString().equals("completed")
                || run.path("files").path("stored").asInt() != batch.count()
                || run.path("verified").path("sound").asInt() != batch.count()) {
            throw new BenchmarkFailure("not all was migrated: " + run);
        }
        return new Trip(took, new long[0], used, clientWatch.consumed(), keys);
    }

    /** The same bytes by other names, in place of the last ones. */
    private List<String> link(Batch batch, int trip) throws IOException {
        Path directory = Files.createDirectories(source.resolve("images/2024/12"));
        try (Stream<Path> last = Files.list(directory)) {
            for (Path file : last.toList()) {
                Files.delete(file);
            }
        }
        List<String> keys = new ArrayList<>();
        for (Sample sample : batch.samples()) {
            Path link = directory.resolve("%d-%s".formatted(trip, sample.name()));
            keys.add(source.relativize(Files.createLink(link, sample.path())).toString());
        }
        return keys;
    }

    private JsonNode awaitEnd() throws IOException {
        try {
            String id = api.migrate("{\"sources\":[\"images\"]}").path("run_id").asString();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                JsonNode run = api.migration(id);
                if (ENDS.contains(run.path("status").asString())) {
                    return run;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BenchmarkFailure("the migration does not end");
    }

    @Override
    public void close() {
        api.close();
    }
}
