package dev.waybill.catalog.watchdog;

import java.util.Map;

/**
 * How far somebody has got in a topic.
 *
 * @param offsets by partition, the offset after the last record reached; 0 where a partition is not named
 */
public record Reach(Map<Integer, Long> offsets) {

    public Reach {
        offsets = Map.copyOf(offsets);
    }

    /** Whether everything that the other has reached is reached here too. */
    boolean isUpTo(Reach other) {
        return other.offsets.entrySet().stream()
                .allMatch(end -> offsets.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
