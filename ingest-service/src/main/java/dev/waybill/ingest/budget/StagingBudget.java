package dev.waybill.ingest.budget;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.StagingUsage;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps staging within its limits: an upload reserves room before its body is read, and holds it until the bytes are
 * counted where they lie. What workers remove is noticed at the next count, so that the reckoning errs only towards
 * refusing too much, by what a second's uploads amount to.
 */
public class StagingBudget {

    private static final Logger log = LoggerFactory.getLogger(StagingBudget.class);
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(10);

    private final StagingArea staging;
    private final BudgetSettings limits;
    private StagingUsage counted = StagingUsage.EMPTY;
    private Room reserved = Room.NONE;
    private Room stagedBeforeCount = Room.NONE;
    private Room stagedSinceCount = Room.NONE;
    private boolean readable;

    public StagingBudget(StagingArea staging, BudgetSettings limits) {
        this.staging = staging;
        this.limits = limits;
    }

    /**
     * Reserves room for one file; close the reservation when the upload has ended, well or badly.
     *
     * @param bytes as many as are known to come, at least 0
     * @throws WaybillException STAGING_FULL, or STAGING_UNAVAILABLE when nobody can tell how full it is
     */
    public synchronized Reservation reserve(long bytes) {
        if (!readable) {
            throw new WaybillException(ErrorCode.STAGING_UNAVAILABLE, "staging does not answer")
                    .retryAfter(COME_BACK_AFTER);
        }
        take(new Room(bytes, 1));
        return new Reservation(this, bytes);
    }

    /** Counts what is staged. Called about once a second, by one thread. */
    public void count() {
        synchronized (this) {
            stagedBeforeCount = stagedBeforeCount.plus(stagedSinceCount);
            stagedSinceCount = Room.NONE;
        }
        try {
            StagingUsage usage = staging.usage();
            synchronized (this) {
                counted = usage;
                stagedBeforeCount = Room.NONE;
                readable = true;
            }
        } catch (IOException e) {
            log.warn("staging cannot be counted: {}", e.getMessage());
            synchronized (this) {
                readable = false;
            }
        }
    }

    /** What is staged, as last counted. */
    public synchronized StagingUsage usage() {
        return counted;
    }

    /** In bytes. */
    public long limit() {
        return limits.maxBytes().toBytes();
    }

    /** Whether the last count succeeded. */
    public synchronized boolean isReadable() {
        return readable;
    }

    synchronized void take(Room room) {
        Room after = new Room(counted.bytes(), counted.files())
                .plus(stagedBeforeCount)
                .plus(stagedSinceCount)
                .plus(reserved)
                .plus(room);
        if (after.bytes() > limit() || after.files() > limits.maxFiles()) {
            throw new WaybillException(ErrorCode.STAGING_FULL, "staging has no room for this file now")
                    .retryAfter(COME_BACK_AFTER);
        }
        reserved = reserved.plus(room);
    }

    synchronized void giveBack(Room room) {
        reserved = reserved.minus(room);
    }

    synchronized void staged(long size) {
        stagedSinceCount = stagedSinceCount.plus(new Room(size, 1));
    }

    /** Room in staging. */
    record Room(long bytes, long files) {

        static final Room NONE = new Room(0, 0);

        Room plus(Room other) {
            return new Room(bytes + other.bytes, files + other.files);
        }

        Room minus(Room other) {
            return new Room(bytes - other.bytes, files - other.files);
        }
    }
}
