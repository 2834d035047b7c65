package dev.waybill.testkit.network;

import dev.waybill.testkit.network.Fault.Side;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** One client's connection and the one that is made to the server for it. */
final class Connection {

    private static final int CHUNK = 64 << 10;

    /** So that a slow connection trickles rather than comes in jerks. */
    private static final int PIECES_A_SECOND = 20;

    private final Socket client;
    private final Socket server = new Socket();
    private final FaultSwitch faults;
    private volatile boolean torn;

    Connection(Socket client, FaultSwitch faults) {
        this.client = client;
        this.faults = faults;
    }

    /** Returns when both ways have ended, with nothing left open. */
    void serve(InetSocketAddress target) {
        try (client;
                server) {
            if (faults.current() instanceof Fault.BlackHole hole) {
                tear(hole);
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
            } else {
                server.connect(target);
                passBothWays();
            }
        } catch (IOException e) {
            // The client sees a reset, as it does where nothing listens behind a load balancer.
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** If bytes were swallowed: what comes after them must not arrive, as TCP never leaves out a part. */
    boolean isTorn() {
        return torn;
    }

    /** Ends both connections with RST. */
    void reset() {
        reset(client);
        reset(server);
    }

    static void reset(Socket socket) {
        try {
            // Closing with unsent data thrown away is what sends RST.
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Closed already.
        }
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing left to do with it.
        }
    }

    private void passBothWays() throws InterruptedException {
        var answers = Thread.startVirtualThread(() -> passAll(server, client, Side.CLIENT));
        passAll(client, server, Side.SERVER);
        answers.join();
    }

    /** Passes one direction to its end; the other may go on. */
    private void passAll(Socket from, Socket to, Side side) {
        try {
            var bytes = new byte[CHUNK];
            for (var read = from.getInputStream().read(bytes); read >= 0; ) {
                pass(bytes, read, to.getOutputStream(), side);
                read = from.getInputStream().read(bytes);
            }
            passEnd(to, side);
        } catch (IOException e) {
            reset();
        }
    }

    private void pass(byte[] bytes, int length, OutputStream to, Side side) throws IOException {
        for (var passed = 0; passed < length; ) {
            var fault = faults.current();
            if (fault.swallows(side)) {
                tear(fault);
                return;
            }
            var next = Math.min(pieceUnder(fault), length - passed);
            if (faults.lasts(fault, timeUnder(fault, next))) {
                to.write(bytes, passed, next);
                passed += next;
            }
        }
    }

    private void passEnd(Socket to, Side side) throws IOException {
        var fault = faults.current();
        if (fault.swallows(side)) {
            tear(fault);
        } else {
            to.shutdownOutput();
        }
    }

    private void tear(Fault fault) {
        torn = true;
        if (faults.current() != fault) {
            // Whoever switched it off may have looked before this was torn.
            reset();
        }
    }

    private static int pieceUnder(Fault fault) {
        return fault instanceof Fault.Throttle throttle
                ? Math.clamp(throttle.bytesPerSecond() / PIECES_A_SECOND, 1, CHUNK)
                : CHUNK;
    }

    private static Duration timeUnder(Fault fault, int bytes) {
        return switch (fault) {
            case Fault.Latency latency -> latency.next();
            case Fault.Throttle throttle -> Duration.ofNanos(bytes * 1_000_000_000L / throttle.bytesPerSecond());
            default -> Duration.ZERO;
        };
    }
}
