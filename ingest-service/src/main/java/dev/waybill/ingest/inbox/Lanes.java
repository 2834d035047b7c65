package dev.waybill.ingest.inbox;

import dev.waybill.ingest.source.SourceAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Bounds what is under way at once, so that a slow source holds up its own documents alone: each host, bucket and
 * directory has a lane, and documents that bring their bytes have another. There are no more lanes than allowed sources.
 */
public final class Lanes {

    private final InboxSettings settings;
    private final Semaphore inline;
    private final Semaphore fetches;
    private final Map<String, Semaphore> bySource = new ConcurrentHashMap<>();

    public Lanes(InboxSettings settings) {
        this.settings = settings;
        this.inline = new Semaphore(settings.maxInline(), true);
        this.fetches = new Semaphore(settings.maxFetches(), true);
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
        Semaphore lane =
                bySource.computeIfAbsent(address.lane(), name -> new Semaphore(settings.maxFetchesPerSource(), true));
        lane.acquire();
        try {
            fetches.acquire();
        } catch (InterruptedException e) {
            lane.release();
            throw e;
        }
        return () -> {
            fetches.release();
            lane.release();
        };
    }

    /** How many documents are under way. */
    public int inUse() {
        return settings.maxInline() - inline.availablePermits() + settings.maxFetches() - fetches.availablePermits();
    }
}
