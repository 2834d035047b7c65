package dev.waybill.quickstart;

/** Something that whoever ran the command can mend keeps it from starting; the message says what. */
final class CannotStart extends RuntimeException {

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
