package dev.waybill.chaos.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for processes that come back on the ports they had, so none that the system hands out to clients meanwhile. */
final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int LAST = 31_999; // from 32768 on the system takes ports for connections going out

    /** Two runs at once begin in different places. */
    private int next = FIRST + (int) (ProcessHandle.current().pid() * 97 % (LAST - FIRST));

    /** One that nothing listens on now, and that was not handed out before. */
    int take() {
        for (int tries = FIRST; tries <= LAST; tries++) {
            next = next == LAST ? FIRST : next + 1;
            if (isFree(next)) {
                return next;
            }
        }
        throw new IllegalStateException("no port is free between " + FIRST + " and " + LAST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
