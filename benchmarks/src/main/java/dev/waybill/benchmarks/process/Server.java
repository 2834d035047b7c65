package dev.waybill.benchmarks.process;

import dev.waybill.benchmarks.BenchmarkFailure;
import dev.waybill.quickstart.Quickstart;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The quickstart as a process of its own, on free ports, knowing nothing of this one's settings: the three services and
 * the embedded Kafka, S3 and MongoDB.
 */
public final class Server implements AutoCloseable {

    private static final String HEAP = "-Xmx1g"; // the launcher's own
    private static final int SECONDS_TO_START = 120;
    private static final int SECONDS_TO_STOP = 30;
    private static final List<String> ENVIRONMENT = List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR");

    private final Process process;
    private final Places places;

    private Server(Process process, Places places) {
        this.process = process;
        this.places = places;
    }

    /**
     * Starts it and returns once it is ready.
     *
     * @param directory where it keeps everything, and its log
     * @param maxFileSize in bytes
     * @param source what migrations take files from
     * @param addition a further configuration class, by name
     * @throws BenchmarkFailure when it does not get ready in two minutes
     */
    public static Server start(Path directory, long maxFileSize, Path source, Class<?> addition) throws IOException {
        Files.createDirectories(directory);
        ProcessBuilder builder = new ProcessBuilder(command(directory, addition))
                .directory(directory.toFile()) // no .env of somebody else's
                .redirectError(directory.resolve("stderr.txt").toFile());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.environment()
                .putAll(Map.of(
                        "MAX_FILE_SIZE", String.valueOf(maxFileSize),
                        "MIGRATION_SOURCE_DIR", source.toString()));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-server"));
        try {
            return new Server(process, Places.parse(readyLine(process, directory)));
        } catch (RuntimeException e) {
            stop(process);
            throw e;
        }
    }

    /** What its JVM is given to run with: the launcher's own, and {@code WAYBILL_JAVA_OPTS} as with the launcher. */
    public static List<String> jvmOptions() {
        String further = System.getenv().getOrDefault("WAYBILL_JAVA_OPTS", "");
        return Stream.concat(Stream.of(HEAP), Stream.of(further.split(" ")).filter(option -> !option.isEmpty()))
                .toList();
    }

    private static List<String> command(Path directory, Class<?> addition) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dspring.main.sources=" + addition.getName(),
                "-cp",
                System.getProperty("java.class.path"),
                Quickstart.class.getName(),
                "--json",
                "--data",
                directory.toString(),
                "--port=0",
                "--management-port=0",
                "--kafka-port=0",
                "--s3-port=0",
                "--mongo-port=0"));
        return command;
    }

    private static String readyLine(Process process, Path directory) {
        CompletableFuture<String> line = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> drain(process, line));
        try {
            return line.get(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchmarkFailure("The server does not get ready: " + complaint(directory), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailure("interrupted", e);
        }
    }

    private static void drain(Process process, CompletableFuture<String> ready) {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("{")) { // the JVM itself may have something to say before
                    ready.complete(line);
                }
            }
            ready.completeExceptionally(new BenchmarkFailure("it ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private static String complaint(Path directory) {
        try {
            return Files.readString(directory.resolve("stderr.txt")).strip();
        } catch (IOException e) {
            return "it said nothing";
        }
    }

    public Places places() {
        return places;
    }

    public Usage usage() {
        return Usage.of(process.toHandle());
    }

    /** Ends it, gently at first. Doing it twice is no error. */
    @Override
    public void close() {
        stop(process);
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
