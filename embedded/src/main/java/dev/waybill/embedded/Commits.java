package dev.waybill.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Runs reads and writes of a store, and lets go of what they return only when it is on file: what was written, so that an
 * acknowledgement holds, and what was read, so that nobody acts on a write of another that a kill then undoes.
 *
 * <p>A write touches several maps of the store, an index and the documents among them, so a commit happens between
 * writes, never within one: a kill after it would leave a key without its document. One commit serves all that wait.
 */
final class Commits {

    /** How long a block stays as it was written, dead or not. */
    private static final int RETENTION_MILLIS = 2_000;

    private static final int COMPACT_EVERY = 512;
    private static final int COMPACT_BELOW_PERCENT = 50;
    private static final int COMPACT_BYTES = 2 << 20;

    private final MVStore store;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final AtomicLong begun = new AtomicLong();
    private volatile long committed;

    Commits(MVStore store) {
        this.store = store;
        if (store.isPersistent()) {
            store.setRetentionTime(RETENTION_MILLIS);
        }
    }

    <T> T write(Supplier<T> write) {
        lock.readLock().lock();
        try {
            begun.incrementAndGet();
            return write.get();
        } finally {
            lock.readLock().unlock();
            settle();
        }
    }

    <T> T read(Supplier<T> read) {
        // Else compaction may overwrite what a long read has still to come to.
        var version = store.registerVersionUsage();
        try {
            return read.get();
        } finally {
            store.deregisterVersionUsage(version);
            settle();
        }
    }

    /** Returns when every write that had begun before this call is on file; at once if they all are. */
    private void settle() {
        var seen = begun.get();
        if (committed >= seen || !store.isPersistent()) {
            return;
        }
        lock.writeLock().lock();
        try {
            if (committed < seen) {
                commit();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void commit() {
        var upTo = begun.get();
        store.commit();
        if (upTo / COMPACT_EVERY > committed / COMPACT_EVERY) {
            store.compact(COMPACT_BELOW_PERCENT, COMPACT_BYTES);
        }
        committed = upTo;
    }
}
