package dev.waybill.embedded;

/** A port that a back end was to listen on is in use. Nothing was started. */
public final class PortTaken extends RuntimeException {

    private final int port;
    private final String purpose;

    PortTaken(int port, String purpose, Throwable cause) {
        super(
                "Port " + port + ", meant for " + purpose + ", is taken. Stop what listens there or choose another.",
                cause);
        this.port = port;
        this.purpose = purpose;
    }

    public int port() {
        return port;
    }

    /** What the port was meant for: {@code Kafka}, {@code S3} or {@code MongoDB}. */
    public String purpose() {
        return purpose;
    }
}
