package dev.waybill.embedded;

/** A port that something was to listen on is in use. Nothing was started. */
public final class PortTaken extends RuntimeException {

    private final int port;
    private final String purpose;

    /** @param purpose what was to listen there, such as {@code Kafka} */
    public PortTaken(int port, String purpose, Throwable cause) {
        super(
                "Port " + port + ", meant for " + purpose + ", is taken. Stop what listens there or choose another.",
                cause);
        this.port = port;
        this.purpose = purpose;
    }

    public int port() {
        return port;
    }

    /** What was to listen there, such as {@code Kafka}. */
    public String purpose() {
        return purpose;
    }
}
