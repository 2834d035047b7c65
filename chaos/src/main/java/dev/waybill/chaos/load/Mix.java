package dev.waybill.chaos.load;

/**
 * What clients do, in parts of the whole.
 *
 * @param perSecond operations of all clients together
 * @param largest bytes of one file at most
 */
public record Mix(
        int clients,
        double perSecond,
        int largest,
        int uploads,
        int media,
        int jobFiles,
        int events,
        int deletions,
        int links,
        int polls) {

    /** A bit of everything. */
    public static final Mix USUAL = new Mix(12, 40, Integer.MAX_VALUE, 30, 6, 6, 8, 6, 22, 22);

    /** Nothing but uploads, of documents as they usually are. */
    public static Mix uploads(double perSecond) {
        return new Mix(24, perSecond, 64 << 10, 1, 0, 0, 0, 0, 0, 0);
    }

    /** The same at another rate. */
    public Mix at(double rate) {
        return new Mix(clients, rate, largest, uploads, media, jobFiles, events, deletions, links, polls);
    }

    int all() {
        return uploads + media + jobFiles + events + deletions + links + polls;
    }
}
