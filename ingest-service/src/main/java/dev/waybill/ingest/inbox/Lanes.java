package dev.waybill.ingest.inbox;

import dev.waybill.ingest.source.SourceAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Bounds what is under way at once, so that a slow source holds up its own documents alone: each host, bucket and
 * directory has a lane, in which there is always a place for one; the others share what there is. Documents that bring
 * their bytes have a lane of their own. There are no more lanes than allowed sources.
 */
public final class Lanes {

    private final InboxSettings settings;
    private final Semaphore inline;
    private final Map<String, Lane> bySource = new ConcurrentHashMap<>();
    private int fetched;
    private int sharing;

    public Lanes(InboxSettings settings) {
        this.settings = settings;
        this.inline = new Semaphore(settings.maxInline(), true);
    }

    /** A place in a lane, to be closed once. */
    @FunctionalInterface
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for a place for a document that brings its bytes. */
    public Place enterInline() throws InterruptedException {
        inline.acquire();
        return inline::release;
    }

    /** Waits for a place for a document from there: first in its lane, where it takes no place from others. */
    public Place enter(SourceAddress address) throws InterruptedException {
        Lane lane = bySource.computeIfAbsent(address.lane(), name -> new Lane(settings.maxFetchesPerSource()));
        lane.places.acquire();
        try {
            begin(lane);
        } catch (InterruptedException e) {
            lane.places.release();
            throw e;
        }
        return () -> end(lane);
    }

    private synchronized void begin(Lane lane) throws InterruptedException {
        while (lane.fetched > 0 && sharing >= settings.maxFetches()) {
            wait();
        }
        if (lane.fetched > 0) {
            sharing++;
        }
        lane.fetched++;
        fetched++;
    }

    private synchronized void end(Lane lane) {
        fetched--;
        lane.fetched--;
        if (lane.fetched > 0) {
            sharing--;
        }
        lane.places.release();
        notifyAll(); // few wait here: no more than a lane has places
    }

    /** How many documents are under way. */
    public synchronized int inUse() {
        return settings.maxInline() - inline.availablePermits() + fetched;
    }

    private static final class Lane {

        final Semaphore places;
        int fetched;

        Lane(int places) {
            this.places = new Semaphore(places, true);
        }
    }
}
