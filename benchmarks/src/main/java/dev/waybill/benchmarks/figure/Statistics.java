package dev.waybill.benchmarks.figure;

import java.util.Arrays;

/** Medians and percentiles. */
public final class Statistics {

    private Statistics() {}

    /** The middle one, or the mean of the middle two; NaN of none. */
    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The smallest value that so many percent of all do not exceed (nearest rank), in milliseconds; NaN of none.
     *
     * @param sortedNanos in ascending order
     * @param percent above 0, at most 100
     */
    public static double percentileMillis(long[] sortedNanos, double percent) {
        if (sortedNanos.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sortedNanos.length);
        return sortedNanos[Math.max(rank, 1) - 1] / 1e6;
    }
}
