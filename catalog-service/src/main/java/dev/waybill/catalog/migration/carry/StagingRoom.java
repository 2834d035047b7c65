package dev.waybill.catalog.migration.carry;

import dev.waybill.file.FileId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * How much migrations may have staged at once, so that uploads find room too: 200 files and 256 MiB. A larger file takes half
 * of that, so that small ones go on beside it, and no third one of its kind. A file holds room from when its bytes are about to be staged until somebody tells that it is settled: that it is
 * stored, has failed, or is given up. Who waits is served in the order in which they came. Safe for use by many threads.
 */
public final class StagingRoom {

    private static final int MOST_FILES = 200;
    private static final int MOST_KIB = 256 * 1024;
    private static final long KIB = 1024;

    private final Permits files;
    private final Permits kib;
    private final int mostFiles;
    private final int mostKib;
    private final Map<FileId, Integer> held = new ConcurrentHashMap<>();

    public StagingRoom() {
        this(MOST_FILES, MOST_KIB);
    }

    StagingRoom(int mostFiles, int mostKib) {
        this.files = new Permits(mostFiles);
        this.kib = new Permits(mostKib);
        this.mostFiles = mostFiles;
        this.mostKib = mostKib;
    }

    /**
     * Returns when there is room for a file, at once where it holds room already. Whoever waits here must not be the only
     * one who can tell that others are settled.
     *
     * @param size in bytes
     */
    void take(FileId id, long size) throws InterruptedException {
        if (held.containsKey(id)) {
            return;
        }
        int cost = cost(size);
        files.acquire();
        try {
            kib.acquire(cost);
        } catch (InterruptedException e) {
            files.release();
            throw e;
        }
        hold(id, cost);
    }

    /**
     * Counts a file that was staged before this process began, whether there is room or not: others wait until there is.
     *
     * @param size in bytes
     */
    void count(FileId id, long size) {
        if (!held.containsKey(id)) {
            int cost = cost(size);
            files.reduce(1);
            kib.reduce(cost);
            hold(id, cost);
        }
    }

    /** Makes room. Telling it again, or of a file that holds none, does nothing. */
    public void settled(FileId id) {
        Integer cost = held.remove(id);
        if (cost != null) {
            release(cost);
        }
    }

    /** How many files hold room. */
    int files() {
        return mostFiles - files.availablePermits();
    }

    private int cost(long size) {
        return (int) Math.min(Math.ceilDiv(size, KIB), mostKib / 2);
    }

    private void hold(FileId id, int cost) {
        if (held.putIfAbsent(id, cost) != null) {
            release(cost); // another thread carries the same file
        }
    }

    private void release(int cost) {
        kib.release(cost);
        files.release();
    }

    /** Served in order, so that a large file gets its turn. */
    private static final class Permits extends Semaphore {

        Permits(int count) {
            super(count, true);
        }

        void reduce(int count) {
            reducePermits(count);
        }
    }
}
