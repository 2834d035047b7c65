package dev.waybill.benchmarks.transfer;

import dev.waybill.benchmarks.BenchmarkFailure;
import dev.waybill.benchmarks.process.Consumption;
import dev.waybill.benchmarks.process.Stopwatch;
import dev.waybill.benchmarks.process.Usage;
import dev.waybill.file.Sha256;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Uploads to Waybill. They have arrived when the catalog calls the last acknowledged ones stored; all others are looked
 * at right after that, and should one not be stored yet, the clock runs on for it. Asking for each of them while the
 * clock runs would mostly measure the asking.
 */
public final class Waybill implements Carrier, AutoCloseable {

    /** Enough that every one of a topic's dozen partitions has one of them. */
    private static final int LAST = 64;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int LINKS_TO_FOLLOW = 16;

    private final WaybillApi api;
    private final Usage server;

    public Waybill(URI address, Usage server) {
        this.api = new WaybillApi(address);
        this.server = server;
    }

    @Override
    public String name() {
        return "waybill";
    }

    @Override
    public Trip carry(Batch batch, int concurrency) {
        Stopwatch serverWatch = Stopwatch.start(server);
        Stopwatch clientWatch = Stopwatch.start(Usage.ofThisProcess());
        List<Upload> uploads = InParallel.map(concurrency, batch.samples(), this::upload);
        List<Upload> latestFirst = uploads.stream()
                .sorted(Comparator.comparingLong(Upload::at).reversed())
                .toList();
        latestFirst.stream().limit(LAST).forEach(this::awaitStored);
        Duration took = clientWatch.elapsed();
        Consumption used = serverWatch.consumed();
        Consumption usedHere = clientWatch.consumed();

        boolean allWere = InParallel.map(concurrency, latestFirst, this::awaitStored).stream()
                .allMatch(looks -> looks == 1);
        return new Trip(
                allWere ? took : clientWatch.elapsed(),
                uploads.stream().mapToLong(Upload::waited).sorted().toArray(),
                allWere ? used : serverWatch.consumed(),
                allWere ? usedHere : clientWatch.consumed(),
                uploads.stream().map(Upload::key).toList());
    }

    private Upload upload(Sample sample) throws IOException, InterruptedException {
        long started = System.nanoTime();
        JsonNode answer = api.upload(sample);
        long now = System.nanoTime();
        return new Upload(sample, answer, now - started, now);
    }

    /** How many looks it took. */
    private int awaitStored(Upload upload) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (int looks = 1; System.nanoTime() < end; looks++) {
                if (isStored(upload)) {
                    return looks;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (IOException e) {
            throw new BenchmarkFailure("asking for " + upload.id() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BenchmarkFailure(upload.id() + " was acknowledged, but is not stored after " + PATIENCE);
    }

    private boolean isStored(Upload upload) throws IOException, InterruptedException {
        JsonNode file = api.file(upload.id());
        return switch (file.path("status").asString("")) {
            case "stored" -> {
                requireSame(upload, file);
                yield true;
            }
            case "", "staged" -> false;
            default -> throw new BenchmarkFailure("not stored: " + file);
        };
    }

    private static void requireSame(Upload upload, JsonNode file) {
        if (!upload.sample().sha256().equals(file.path("sha256").asString())
                || upload.sample().size() != file.path("size").asLong()) {
            throw new BenchmarkFailure("stored with other bytes than were sent: " + file);
        }
    }

    /**
     * Stores files and returns the paths of their links, some of which were followed to the right bytes.
     */
    public List<String> links(Batch batch, int concurrency) throws IOException, InterruptedException {
        List<Upload> uploads = InParallel.map(concurrency, batch.samples(), this::upload);
        InParallel.map(concurrency, uploads, this::awaitStored);
        for (Upload upload : uploads.subList(0, Math.min(LINKS_TO_FOLLOW, uploads.size()))) {
            if (!Sha256.of(api.download(upload.link()))
                    .hex()
                    .equals(upload.sample().sha256())) {
                throw new BenchmarkFailure(upload.link() + " leads to other bytes than were sent");
            }
        }
        return uploads.stream().map(Upload::link).toList();
    }

    @Override
    public void close() {
        api.close();
    }
}
