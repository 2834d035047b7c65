package dev.waybill.catalog.migration.run;

/** Keeps two replicas from working on the same run. */
@FunctionalInterface
public interface Turns {

    /**
     * Does the work, unless another process is at it; one that was killed keeps its turn for at most a minute.
     *
     * @throws RuntimeException what the work throws, or when nobody can say whose turn it is
     */
    void take(Runnable work);
}
