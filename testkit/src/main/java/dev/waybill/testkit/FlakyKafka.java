package dev.waybill.testkit;

import dev.waybill.embedded.EmbeddedKafka;
import dev.waybill.testkit.network.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** An embedded broker of a test's own that clients reach only through a proxy. */
public final class FlakyKafka implements AutoCloseable {

    private final FaultProxy proxy;
    private final EmbeddedKafka kafka;

    private FlakyKafka(FaultProxy proxy, EmbeddedKafka kafka) {
        this.proxy = proxy;
        this.kafka = kafka;
    }

    /** @param dataDir kept when this is closed */
    public static FlakyKafka start(Path dataDir) {
        var port = freePort();
        var proxy = FaultProxy.to("127.0.0.1", port);
        return new FlakyKafka(proxy, EmbeddedKafka.start(dataDir, port, proxy.port()));
    }

    public KafkaBackend backend() {
        return new KafkaBackend("127.0.0.1:" + proxy.port());
    }

    /** Resets all connections and refuses new ones. */
    public void cut() {
        proxy.cut();
    }

    /** Takes connections again. */
    public void restore() {
        proxy.restore();
    }

    @Override
    public void close() {
        kafka.close();
        proxy.close();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
