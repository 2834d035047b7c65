package dev.waybill.worker.pace;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what is under way at once: in files, in bytes of memory, and in large files, which get a lane of their own so
 * that they never take all the slots. Waiters of the same kind are served in the order they came.
 */
public final class Slots {

    private final int maxFiles;
    private final int maxBytes;
    private final int largeFrom;
    private final Semaphore files;
    private final Semaphore bytes;
    private final Semaphore large;

    /**
     * @param maxBytes the memory that all files under way may need together
     * @param maxLarge how many files that need more than {@code bytesPerFile} may be under way
     * @param bytesPerFile the most memory that one file needs, whatever its size; at most {@code maxBytes}
     */
    public Slots(int maxFiles, int maxBytes, int maxLarge, int bytesPerFile) {
        this.maxFiles = maxFiles;
        this.maxBytes = maxBytes;
        this.largeFrom = bytesPerFile;
        this.files = new Semaphore(maxFiles, true);
        this.bytes = new Semaphore(maxBytes, true);
        this.large = new Semaphore(maxLarge, true);
    }

    /**
     * Waits until there is room for a file; close what is returned to make room again.
     *
     * @param size the file's, in bytes; 0 for work that moves no bytes
     */
    public Slot acquire(long size) throws InterruptedException {
        boolean isLarge = size > largeFrom;
        int cost = (int) Math.min(size, largeFrom);
        // Always in this order, so that nobody waits in a circle; a large file waits for its lane without a slot.
        Semaphore[] order = {large, files, bytes};
        int[] permits = {isLarge ? 1 : 0, 1, cost};
        Slot slot = new Slot(order, permits);
        try {
            slot.acquireAll();
            return slot;
        } catch (InterruptedException e) {
            slot.close();
            throw e;
        }
    }

    /** Waits until nobody holds any. @return whether that came in time */
    public boolean awaitNoneInUse(Duration patience) throws InterruptedException {
        if (!files.tryAcquire(maxFiles, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        files.release(maxFiles);
        return true;
    }

    public int filesInUse() {
        return maxFiles - files.availablePermits();
    }

    public int bytesInUse() {
        return maxBytes - bytes.availablePermits();
    }

    /** Room for one file. Closing it again does nothing. */
    public static final class Slot implements AutoCloseable {

        private final Semaphore[] order;
        private final int[] permits;
        private int held;

        private Slot(Semaphore[] order, int[] permits) {
            this.order = order;
            this.permits = permits;
        }

        private void acquireAll() throws InterruptedException {
            while (held < order.length) {
                if (permits[held] > 0) { // asking a fair semaphore for none would queue all the same
                    order[held].acquire(permits[held]);
                }
                held++;
            }
        }

        @Override
        public void close() {
            while (held > 0) {
                held--;
                order[held].release(permits[held]);
            }
        }
    }
}
