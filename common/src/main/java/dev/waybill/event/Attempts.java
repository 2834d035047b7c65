package dev.waybill.event;

/** The bound on how often a failed file can be replayed: far beyond any real use, and small enough to reckon with. */
final class Attempts {

    private static final int MAX = 10_000;

    private Attempts() {}

    static void check(int attempt) {
        if (attempt < 1 || attempt > MAX) {
            throw new IllegalArgumentException("attempt is from 1 to " + MAX);
        }
    }
}
