package dev.waybill.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The one address the back ends listen on. */
final class Loopback {

    static final String HOST = "127.0.0.1";

    /** The port itself if it can be listened on now, or a free one for 0. */
    static int claim(int port, String purpose) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            if (port == 0) {
                throw new UncheckedIOException("No free port for " + purpose, e);
            }
            throw new PortTaken(port, purpose, e);
        }
    }

    /** A free port other than one that is claimed already, but not yet listened on. */
    static int claimOtherThan(int claimed, String purpose) {
        var port = claimed;
        while (port == claimed) {
            port = claim(0, purpose);
        }
        return port;
    }

    private Loopback() {}
}
