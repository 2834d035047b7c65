package dev.waybill.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A server of MongoDB's wire protocol in this process, in memory or over one file.
 *
 * <p>It is not MongoDB. Without a word it ignores indexes that are not unique (every find that is not by {@code _id} or a
 * unique key reads the whole collection), takes a partial unique index for a full one, never expires a document, and
 * ignores collations. It refuses transactions, change streams, {@code $text}, {@code explain}, update pipelines and
 * credentials in the URI.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final int WORKERS = 16;

    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedMongo(MongoServer server) {
        this.server = server;
        this.address = server.getLocalAddress();
    }

    /**
     * @param dataDir made if it is not there; null keeps everything in memory. One process at a time may use it.
     * @param port 0 for a free one
     * @throws PortTaken if something listens on the port
     */
    public static EmbeddedMongo start(@Nullable Path dataDir, int port) {
        var free = Loopback.claim(port, "MongoDB");
        var server = new MongoServer(new DurableBackend(dataDir == null ? null : fileIn(dataDir))) {};
        server.bind(new InetSocketAddress(Loopback.HOST, free), 1, WORKERS);
        return new EmbeddedMongo(server);
    }

    /** For the driver, without a database's name. */
    public String uri() {
        return "mongodb://" + Loopback.HOST + ":" + address.getPort();
    }

    /** Closes clients' connections and the file. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    private static Path fileIn(Path dataDir) {
        try {
            return Files.createDirectories(dataDir).resolve("mongo.mv.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
