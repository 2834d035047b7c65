package dev.waybill.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on 127.0.0.1 that can be cut, so that a test can take a server away from a client and give it back.
 *
 * <p>Kafka's clients go around it, to the address that the broker tells them, unless the broker was started with the
 * proxy's; see {@link FlakyKafka}.
 */
public final class FlakyProxy implements AutoCloseable {

    private final InetSocketAddress target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listening;

    private FlakyProxy(InetSocketAddress target) {
        this.target = target;
        this.port = listen(0);
    }

    /** Need not be there yet: a connection is made for each one that comes in. */
    public static FlakyProxy to(String host, int port) {
        return new FlakyProxy(new InetSocketAddress(host, port));
    }

    /** Stays the same when cut and restored. */
    public int port() {
        return port;
    }

    /** Resets all connections and refuses new ones. Does nothing if that is so already. */
    public synchronized void cut() {
        if (listening != null) {
            close(listening);
            listening = null;
            open.forEach(FlakyProxy::reset);
            open.clear();
        }
    }

    /** Takes connections again. Does nothing if that is so already. */
    public synchronized void restore() {
        if (listening == null) {
            listen(port);
        }
    }

    @Override
    public void close() {
        cut();
    }

    private synchronized int listen(int at) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            listening = socket;
            Thread.startVirtualThread(() -> accept(socket));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.startVirtualThread(() -> connect(socket, client));
            } catch (IOException e) {
                // Cut, or out of descriptors: the loop's condition tells.
            }
        }
    }

    private void connect(ServerSocket acceptedBy, Socket client) {
        var server = new Socket();
        try {
            server.connect(new InetSocketAddress(target.getHostString(), target.getPort()));
            if (admit(acceptedBy, client, server)) {
                Thread.startVirtualThread(() -> copy(client, server));
                copy(server, client);
                return;
            }
        } catch (IOException e) {
            // The client sees a reset, as it does where nothing listens behind a load balancer.
        }
        reset(client);
        reset(server);
    }

    /** False if the proxy was cut in between. */
    private synchronized boolean admit(ServerSocket acceptedBy, Socket client, Socket server) {
        if (listening != acceptedBy) {
            return false;
        }
        open.add(client);
        open.add(server);
        return true;
    }

    /** Copies one direction to its end; the other may go on. */
    private void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
            if (from.isOutputShutdown()) {
                forget(from, to);
            }
        } catch (IOException e) {
            reset(from);
            reset(to);
            forget(from, to);
        }
    }

    private void forget(Socket one, Socket other) {
        close(one);
        close(other);
        open.remove(one);
        open.remove(other);
    }

    private static void reset(Socket socket) {
        try {
            // Closing with unsent data thrown away is what sends RST.
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Closed already.
        }
        close(socket);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // Nothing left to do with it.
        }
    }
}
