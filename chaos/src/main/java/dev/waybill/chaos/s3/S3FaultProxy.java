package dev.waybill.chaos.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.hc.core5.http.ExceptionListener;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.StandardFilter;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * An HTTP proxy on 127.0.0.1 in front of an S3 server, which clients sign for as if it were the server. What it does to a
 * request is rolled for each anew; bodies pass through it both ways without being kept.
 *
 * <p>When the server cannot be reached, the client's connection ends without an answer.
 */
public final class S3FaultProxy implements AutoCloseable {

    private static final Timeout IDLE = Timeout.ofMinutes(5);

    private final Dice dice;
    private final Upstream upstream;
    private final HttpServer server;

    private S3FaultProxy(URI s3, int port, Dice dice) {
        this.dice = dice;
        this.upstream = new Upstream(s3);
        this.server = ServerBootstrap.bootstrap()
                .setLocalAddress(InetAddress.getLoopbackAddress())
                .setListenerPort(port)
                .setSocketConfig(SocketConfig.custom()
                        .setSoTimeout(IDLE)
                        .setTcpNoDelay(true)
                        .build())
                // Connections that end in the middle are what this is for.
                .setExceptionListener(ExceptionListener.NO_OP)
                // Asked for, though no request gets past the filter.
                .setRequestRouter((request, context) -> null)
                .addFilterAfter(StandardFilter.EXPECT_CONTINUE.name(), "s3", new FaultyAnswers(dice, upstream))
                .create();
    }

    /**
     * @param s3 need not be there yet
     * @param port what to listen on; 0 for a free one
     * @param random says what strikes; the same seed and the same requests in the same order give the same faults
     */
    public static S3FaultProxy start(URI s3, int port, RandomGenerator random) {
        var proxy = new S3FaultProxy(s3, port, new Dice(random));
        try {
            proxy.server.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port, e);
        }
    }

    /** For clients, in path style. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Replaces the faults that are on. Of several the first that strikes counts. */
    public void set(Chance... chances) {
        dice.set(List.of(chances));
    }

    /** Ends all faults. */
    public void heal() {
        set();
    }

    /** How often each fault has struck since the start; those that never did are not in it. */
    public Map<S3Fault, Long> struck() {
        return dice.struck();
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
        try {
            upstream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
