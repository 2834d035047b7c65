package dev.waybill.chaos.s3;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Decides which request a fault strikes, and counts. */
final class Dice {

    private final RandomGenerator random;
    private final Map<S3Fault, Long> struck = new ConcurrentHashMap<>();
    private List<Chance> chances = List.of();

    Dice(RandomGenerator random) {
        this.random = random;
    }

    synchronized void set(List<Chance> chances) {
        this.chances = List.copyOf(chances);
    }

    /** The first of the faults that strikes; one roll each, so that the same seed and requests give the same faults. */
    synchronized Optional<S3Fault> roll(Operation operation) {
        for (var chance : chances) {
            if (chance.operations().contains(operation) && random.nextDouble() < chance.probability()) {
                return Optional.of(chance.fault());
            }
        }
        return Optional.empty();
    }

    synchronized int pick(int bound) {
        return random.nextInt(bound);
    }

    void count(S3Fault fault) {
        struck.merge(fault, 1L, Long::sum);
    }

    Map<S3Fault, Long> struck() {
        return Map.copyOf(struck);
    }
}
