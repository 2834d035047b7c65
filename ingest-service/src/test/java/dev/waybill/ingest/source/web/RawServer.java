package dev.waybill.ingest.source.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Says the same to everybody who asks, just as it stands, and then hangs up or stands still. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket listening;
    private final String answer;
    private final boolean standsStill;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger connected = new AtomicInteger();

    private RawServer(String answer, boolean standsStill) {
        this.answer = answer;
        this.standsStill = standsStill;
        try {
            listening = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    public static RawServer hangingUpAfter(String answer) {
        return new RawServer(answer, false);
    }

    public static RawServer standingStillAfter(String answer) {
        return new RawServer(answer, true);
    }

    public int port() {
        return listening.getLocalPort();
    }

    public int asked() {
        return asked.get();
    }

    /** How many have not been hung up on, and have not hung up. */
    public int connected() {
        return connected.get();
    }

    private void listen() {
        try {
            while (!listening.isClosed()) {
                Socket socket = listening.accept();
                connected.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var request = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            String line = request.readLine();
            while (line != null && !line.isEmpty()) {
                line = request.readLine();
            }
            asked.incrementAndGet();
            socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
            if (standsStill) {
                request.readLine();
            }
        } catch (IOException e) {
            Thread.currentThread().interrupt(); // whoever asked has gone
        } finally {
            connected.decrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
