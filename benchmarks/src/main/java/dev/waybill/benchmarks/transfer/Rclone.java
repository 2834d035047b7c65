package dev.waybill.benchmarks.transfer;

import dev.waybill.benchmarks.BenchmarkFailure;
import dev.waybill.benchmarks.process.Consumption;
import dev.waybill.benchmarks.process.Places;
import dev.waybill.benchmarks.process.Programs;
import dev.waybill.benchmarks.process.Stopwatch;
import dev.waybill.benchmarks.process.Usage;
import dev.waybill.benchmarks.transfer.s3.Bucket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code rclone copy} of the directory, as it comes, but for the number of files at a time. */
public final class Rclone implements Carrier {

    private static final int MILLIS_BETWEEN_SAMPLES = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path program;
    private final Places.Bucket places;
    private final Bucket bucket;
    private final Usage server;
    private final Path scratch;
    private int trips;

    /** @param scratch a directory for what it prints */
    public Rclone(Path program, Places.Bucket places, Bucket bucket, Usage server, Path scratch) {
        this.program = program;
        this.places = places;
        this.bucket = bucket;
        this.server = server;
        this.scratch = scratch;
    }

    @Override
    public String name() {
        return "rclone";
    }

    /** Such as {@code rclone v1.60.1}. */
    public static String version(Path program) {
        return Programs.firstLine(program, "version");
    }

    @Override
    public Trip carry(Batch batch, int concurrency) throws IOException {
        String prefix = "rclone-%d/".formatted(++trips);
        Path output = scratch.resolve("rclone.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "copy",
                        batch.directory().toString(),
                        "peer:" + places.name() + "/" + prefix,
                        "--transfers=" + concurrency,
                        "--checkers=" + concurrency)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("RCLONE_"));
        builder.environment().putAll(configuration());
        Stopwatch serverWatch = Stopwatch.start(server);
        Process process = builder.start();
        Consumption client = watch(process);
        Duration took = serverWatch.elapsed();
        Consumption used = serverWatch.consumed();
        if (process.exitValue() != 0) {
            throw new BenchmarkFailure("rclone failed: " + Files.readString(output, StandardCharsets.UTF_8));
        }
        return new Trip(took, new long[0], used, client, bucket.requireAll(prefix, batch));
    }

    /** Credentials go by the environment: everybody can read a command line. */
    private Map<String, String> configuration() {
        return Map.of(
                "RCLONE_CONFIG",
                "/dev/null",
                "RCLONE_CONFIG_PEER_TYPE",
                "s3",
                "RCLONE_CONFIG_PEER_PROVIDER",
                "Other",
                "RCLONE_CONFIG_PEER_ENDPOINT",
                places.endpoint().toString(),
                "RCLONE_CONFIG_PEER_REGION",
                places.region(),
                "RCLONE_CONFIG_PEER_ACCESS_KEY_ID",
                places.accessKeyId(),
                "RCLONE_CONFIG_PEER_SECRET_ACCESS_KEY",
                places.secretAccessKey(),
                "RCLONE_CONFIG_PEER_SERVER_SIDE_ENCRYPTION",
                "AES256");
    }

    /** A process that has ended tells nothing any more, so it is asked now and then while it runs. */
    private static Consumption watch(Process process) {
        Usage usage = Usage.of(process.toHandle());
        Consumption last = new Consumption(Double.NaN, Double.NaN);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!process.waitFor(MILLIS_BETWEEN_SAMPLES, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() > end) {
                    throw new BenchmarkFailure("rclone does not end");
                }
                Consumption now = new Consumption(usage.cpuSeconds(), usage.peakRss());
                last = Double.isNaN(now.peakRss()) && !Double.isNaN(last.peakRss()) ? last : now;
            }
            return last;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailure("interrupted", e);
        } finally {
            process.destroy();
        }
    }
}
