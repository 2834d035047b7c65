package dev.waybill.testkit.network;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on 127.0.0.1 with a fault that can be switched at any time, and then is that of all connections, so that a
 * test can take a server away from a client and give it back.
 *
 * <p>A connection whose bytes were swallowed is reset at the next switch: with bytes missing in the middle it would be
 * something that no network does.
 *
 * <p>Kafka's clients go around it, to the address that the broker tells them, unless the broker was started with the
 * proxy's; see {@link dev.waybill.testkit.FlakyKafka}.
 */
public final class FaultProxy implements AutoCloseable {

    private final InetSocketAddress target;
    private final int port;
    private final FaultSwitch faults = new FaultSwitch();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private @Nullable Listener listening;

    private FaultProxy(InetSocketAddress target, int ownPort) {
        this.target = target;
        this.listening = new Listener(ownPort, this::serve);
        this.port = listening.port();
    }

    /** Need not be there yet: a connection is made for each one that comes in. */
    public static FaultProxy to(String host, int port) {
        return to(host, port, 0);
    }

    /** @param ownPort what to listen on; 0 for a free one */
    public static FaultProxy to(String host, int port, int ownPort) {
        return new FaultProxy(new InetSocketAddress(host, port), ownPort);
    }

    /** Stays the same whatever the fault. */
    public int port() {
        return port;
    }

    public Fault fault() {
        return faults.current();
    }

    /** How many connections are open. One that is over counts until both its sockets are closed and its threads ended. */
    public int connections() {
        return open.size();
    }

    /** Replaces the fault that is on. */
    public synchronized void set(Fault fault) {
        faults.set(fault);
        if (fault instanceof Fault.Refuse && listening != null) {
            listening.close();
            listening = null;
        } else if (!(fault instanceof Fault.Refuse) && listening == null) {
            listening = new Listener(port, this::serve);
        }
        for (var connection : open) {
            if (fault.resets() || connection.isTorn()) {
                connection.reset();
            }
        }
    }

    /** Resets all connections and refuses new ones. */
    public void cut() {
        set(new Fault.Refuse());
    }

    /** Ends any fault. */
    public void restore() {
        set(Fault.NONE);
    }

    @Override
    public void close() {
        cut();
    }

    private void serve(Listener acceptedBy, Socket client) {
        var connection = new Connection(client, faults);
        if (!admit(acceptedBy, connection)) {
            connection.reset();
            return;
        }
        try {
            connection.serve(new InetSocketAddress(target.getHostString(), target.getPort()));
        } finally {
            open.remove(connection);
        }
    }

    /** False if the proxy was cut in between. */
    private synchronized boolean admit(Listener acceptedBy, Connection connection) {
        if (listening != acceptedBy || faults.current().resets()) {
            return false;
        }
        return open.add(connection);
    }
}
