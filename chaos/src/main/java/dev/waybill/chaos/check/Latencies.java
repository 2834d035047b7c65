package dev.waybill.chaos.check;

import dev.waybill.chaos.history.History;
import dev.waybill.chaos.history.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How long files took, in milliseconds.
 *
 * @param stored from the acknowledgement to the object, outages and all
 * @param converged of those that were still on their way when everything was healed: from then to the object
 */
public record Latencies(Percentiles stored, Percentiles converged) {

    static Latencies of(History history, List<Row> storedRows, Instant healed) {
        List<Long> stored = new ArrayList<>();
        List<Long> converged = new ArrayList<>();
        for (Row row : storedRows) {
            history.withBytes(row.sha256()).flatMap(Submission::acknowledged).ifPresent(acknowledged -> {
                stored.add(millis(acknowledged, row.updatedAt()));
                if (row.updatedAt().isAfter(healed) && acknowledged.isBefore(healed)) {
                    converged.add(millis(healed, row.updatedAt()));
                }
            });
        }
        return new Latencies(Percentiles.of(stored), Percentiles.of(converged));
    }

    private static long millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }

    /** Zeros where there was nothing to measure. @param count how many were */
    public record Percentiles(long count, long p50, long p99, long max) {

        static Percentiles of(List<Long> values) {
            if (values.isEmpty()) {
                return new Percentiles(0, 0, 0, 0);
            }
            List<Long> sorted = values.stream().sorted().toList();
            return new Percentiles(sorted.size(), at(sorted, 0.50), at(sorted, 0.99), sorted.getLast());
        }

        private static long at(List<Long> sorted, double share) {
            return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(sorted.size() * share) - 1));
        }
    }
}
