package dev.waybill.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service's jar as the container image has it: unpacked, so that the JVM can keep its classes in an archive. It starts
 * with less than half of the work, which counts where processes are killed all the time. Made once for each build.
 */
final class QuickJar {

    private static final Logger log = LoggerFactory.getLogger(QuickJar.class);

    /** Enough to get as far as all beans, without any back end there. */
    private static final Map<String, String> TRAINING = Map.of(
            "SPRING_CONTEXT_EXIT", "onRefresh",
            "SERVER_PORT", "0",
            "MANAGEMENT_PORT", "0",
            "S3_BUCKET_NAME", "training",
            "S3_ENDPOINT_URL", "http://127.0.0.1:1",
            "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
            "AWS_ACCESS_KEY_ID", "training",
            "AWS_SECRET_ACCESS_KEY", "training");

    private static final int TRAINING_SECONDS = 12;

    private QuickJar() {}

    /** The arguments that run it, after those of the JVM that every process here has. */
    static synchronized List<String> arguments(Path jar, String heap) {
        try {
            Path home =
                    jar.resolveSibling("quick-" + Files.getLastModifiedTime(jar).toMillis());
            Path unpacked = home.resolve(jar.getFileName());
            Path archive = home.resolve("classes.jsa");
            if (!Files.exists(archive)) {
                log.info("unpacking {}", jar.getFileName());
                run(
                        home,
                        List.of(
                                "-Djarmode=tools",
                                "-jar",
                                jar.toString(),
                                "extract",
                                "--force",
                                "--destination",
                                home.toString()),
                        heap);
                run(home, List.of("-XX:ArchiveClassesAtExit=" + archive, "-jar", unpacked.toString()), heap);
            }
            List<String> arguments = new ArrayList<>();
            if (Files.exists(archive)) {
                arguments.add("-XX:SharedArchiveFile=" + archive);
            }
            arguments.addAll(List.of("-jar", unpacked.toString()));
            return arguments;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its exit code is does not matter: without back ends it may be any, or wait for them until it is ended. */
    private static void run(Path home, List<String> arguments, String heap) throws IOException {
        Files.createDirectories(home);
        ProcessBuilder builder = new ProcessBuilder(Jvm.command(heap, arguments))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("making.log").toFile());
        builder.environment().putAll(TRAINING);
        try {
            Process process = builder.start();
            if (!process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
