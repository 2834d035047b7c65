package dev.waybill.catalog.watchdog;

/**
 * How many files have been staged for too long.
 *
 * @param waiting for the workers to get to them, or for their turn to be announced again
 * @param redriven those that were announced again, once or more often
 */
public record Stuck(int waiting, int redriven) {

    static final Stuck NONE = new Stuck(0, 0);
}
