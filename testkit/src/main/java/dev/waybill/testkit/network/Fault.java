package dev.waybill.testkit.network;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** What a {@link FaultProxy} does to the connections through it, old and new. */
public sealed interface Fault {

    /** Bytes pass as they come. */
    Fault NONE = new None();

    /** See {@link #NONE}. */
    record None() implements Fault {}

    /**
     * Bytes arrive late, each way: 64 KiB at a time, as if that were the window.
     *
     * @param jitter up to how much is added to the delay, by chance
     */
    record Latency(Duration delay, Duration jitter) implements Fault {
        Duration next() {
            return delay.plusNanos(ThreadLocalRandom.current().nextLong(jitter.toNanos() + 1));
        }
    }

    /** @param bytesPerSecond for each connection and each way, at least 1 */
    record Throttle(long bytesPerSecond) implements Fault {
        public Throttle {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException("Not a rate: " + bytesPerSecond + " bytes a second");
            }
        }
    }

    /** Takes connections and bytes, passes none on, and answers nothing. The server does not see new connections. */
    record BlackHole() implements Fault {}

    /** Connections end with RST, new ones as soon as they are made. */
    record Reset() implements Fault {}

    /** Nothing listens; connections that were open end with RST. */
    record Refuse() implements Fault {}

    /** What the client sends is swallowed; what the server sends arrives. */
    record CutToServer() implements Fault {}

    /** What the client sends arrives, and is worked on; what the server sends is swallowed. */
    record CutToClient() implements Fault {}

    /** If all connections end when this is switched on, and new ones as they come. */
    default boolean resets() {
        return this instanceof Reset || this instanceof Refuse;
    }

    /** If bytes on their way to that side are lost. */
    default boolean swallows(Side to) {
        return this instanceof BlackHole
                || this instanceof CutToServer && to == Side.SERVER
                || this instanceof CutToClient && to == Side.CLIENT;
    }

    /** The two ends of a connection. */
    enum Side {
        CLIENT,
        SERVER
    }
}
