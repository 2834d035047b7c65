package dev.waybill.testkit.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.BiConsumer;

/** Takes connections on a port of 127.0.0.1, and hands each over on a thread of its own. */
final class Listener {

    private final ServerSocket socket;
    private final BiConsumer<Listener, Socket> handler;
    private final Thread accepting;

    /** @param port 0 for a free one */
    Listener(int port, BiConsumer<Listener, Socket> handler) {
        this.handler = handler;
        try {
            socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = Thread.startVirtualThread(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Returns when the port is free again, which it is only once the thread that waits for connections has left it. */
    void close() {
        try {
            socket.close();
            accepting.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.startVirtualThread(() -> handler.accept(this, client));
            } catch (IOException e) {
                // Closed, or out of descriptors: the loop's condition tells.
            }
        }
    }
}
