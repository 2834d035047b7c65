package dev.waybill.ingest.budget;

/** Room for one file in staging. For use by one thread; closing it twice is no error. */
public final class Reservation implements AutoCloseable {

    /** So much more is reserved at a time for a body of unknown length. */
    private static final long STEP = 8L * 1024 * 1024;

    private final StagingBudget budget;
    private long bytes;
    private boolean closed;

    Reservation(StagingBudget budget, long bytes) {
        this.budget = budget;
        this.bytes = bytes;
    }

    /**
     * Makes sure that there is room for so many bytes in all.
     *
     * @throws dev.waybill.error.WaybillException STAGING_FULL
     */
    public void require(long total) {
        if (total > bytes) {
            long more = Math.max(STEP, total - bytes);
            budget.take(new StagingBudget.Room(more, 0));
            bytes += more;
        }
    }

    /** Says that the file lies in staging now, so that it counts until it is counted there. */
    public void staged(long size) {
        budget.staged(size);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            budget.giveBack(new StagingBudget.Room(bytes, 1));
        }
    }
}
