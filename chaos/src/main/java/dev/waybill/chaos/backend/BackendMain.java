package dev.waybill.chaos.backend;

import dev.waybill.embedded.EmbeddedKafka;
import dev.waybill.embedded.EmbeddedMongo;
import java.nio.file.Path;
import java.util.List;

/**
 * One embedded back end as a process. Prints {@code ready}, the back end's name and its port on stdout once it serves;
 * logs go to stderr. Ends on SIGTERM; after SIGKILL it starts again on the same port and data.
 *
 * <pre>
 * kafka DATA_DIR PORT ADVERTISED_PORT
 * s3 DATA_DIR PORT ACCESS_KEY SECRET_KEY BUCKET
 * mongo DATA_DIR PORT
 * </pre>
 *
 * <p>S3 reads lines from stdin: the names of all {@link dev.waybill.chaos.s3.ServerFault}s that shall be on, separated by
 * spaces, none for none. It answers each on stdout with {@code faults} and the names once that is so. A restart ends them.
 */
public final class BackendMain {

    /** The first word of the line on stdout. */
    public static final String READY = "ready";

    private static final int USAGE_ERROR = 2;

    public static void main(String[] args) throws InterruptedException {
        // Before anything logs; else the services' logback, which is on the class path too, would log to stdout.
        System.setProperty("logback.configurationFile", "dev/waybill/chaos/backend/logback.xml");
        try {
            var backend = start(List.of(args));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(backend), "backend-end"));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE_ERROR);
        }
        System.out.println(READY + " " + args[0] + " " + args[2]);
        Thread.currentThread().join();
    }

    private static AutoCloseable start(List<String> args) {
        var name = args.isEmpty() ? "" : args.getFirst();
        return switch (name + "/" + (args.size() - 1)) {
            case "kafka/3" -> EmbeddedKafka.start(dataDir(args), port(args.get(2)), port(args.get(3)));
            case "s3/5" -> S3Process.start(dataDir(args), port(args.get(2)), args.get(3), args.get(4), args.get(5));
            case "mongo/2" -> EmbeddedMongo.start(dataDir(args), port(args.get(2)));
            default ->
                throw new IllegalArgumentException("Usage: kafka DATA_DIR PORT ADVERTISED_PORT"
                        + " | s3 DATA_DIR PORT ACCESS_KEY SECRET_KEY BUCKET | mongo DATA_DIR PORT");
        };
    }

    private static Path dataDir(List<String> args) {
        return Path.of(args.get(1));
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not a port: " + text, e);
        }
    }

    private static void close(AutoCloseable backend) {
        try {
            backend.close();
        } catch (Exception e) {
            System.err.println("Did not end well: " + e);
        }
    }

    private BackendMain() {}
}
