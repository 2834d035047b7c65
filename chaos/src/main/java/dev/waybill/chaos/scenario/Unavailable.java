package dev.waybill.chaos.scenario;

/** A scenario cannot be played on this machine; the message says why. */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Unavailable(String why) {
        super(why);
    }
}
