package dev.waybill.event.kafka;

/** A record that is no event of ours, and never will be. The message says what is wrong with it. */
public final class BadEventException extends Exception {

    public BadEventException(String message) {
        super(message);
    }

    public BadEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
