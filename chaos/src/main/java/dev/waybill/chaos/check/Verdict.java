package dev.waybill.chaos.check;

import java.util.List;

/**
 * What a cluster was found to be.
 *
 * @param catalogHash one figure for all rows
 * @param orphanObjects objects that no row tells of
 * @param orphanRows stored rows without an object
 */
public record Verdict(
        List<Finding> findings,
        String catalogHash,
        long lost,
        long duplicates,
        long orphanObjects,
        long orphanRows,
        Latencies latencies,
        Peaks.Figures peaks) {

    public boolean holds() {
        return findings.stream().allMatch(Finding::holds);
    }
}
