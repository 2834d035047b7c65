package dev.waybill.catalog.verification;

import dev.waybill.file.FileStatus;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a verification has counted so far. Not for use by several threads. */
final class Tally {

    private final long begun = System.nanoTime();
    private final Map<Kind, Long> differences = new EnumMap<>(Kind.class);
    private final Map<Remedy, Long> remedies = new EnumMap<>(Remedy.class);
    private final Map<Remedy, Long> repaired = new EnumMap<>(Remedy.class);
    private final Map<Look.State, Long> states = new EnumMap<>(Look.State.class);
    private long entries;
    private long storedEntries;
    private long objects;
    private long staged;

    void count(Pair pair) {
        if (pair.entry() != null) {
            entries++;
            storedEntries += pair.entry().status() == FileStatus.STORED ? 1 : 0;
        }
        objects += pair.object() == null ? 0 : 1;
    }

    void countStaged(int files) {
        staged += files;
    }

    void count(Look.State state) {
        states.merge(state, 1L, Long::sum);
    }

    void count(Line.Difference difference) {
        differences.merge(difference.kind(), 1L, Long::sum);
        if (difference.remedy() != null) {
            remedies.merge(difference.remedy(), 1L, Long::sum);
        }
    }

    void countRepaired(Remedy remedy) {
        repaired.merge(remedy, 1L, Long::sum);
    }

    long of(Kind kind) {
        return differences.getOrDefault(kind, 0L);
    }

    long objects() {
        return objects;
    }

    long storedEntries() {
        return storedEntries;
    }

    Line.Progress progress() {
        long found = differences.values().stream().mapToLong(Long::longValue).sum();
        return new Line.Progress(entries, objects, staged, found);
    }

    Line.Summary summary(boolean remediesWanted, @Nullable String stagingLeftOut) {
        return new Line.Summary(
                entries,
                objects,
                staged,
                states.getOrDefault(Look.State.SAME, 0L),
                states.getOrDefault(Look.State.ON_THE_WAY, 0L),
                states.getOrDefault(Look.State.NOT_OURS, 0L),
                Map.copyOf(differences),
                remediesWanted ? Map.copyOf(remedies) : Map.of(),
                Map.copyOf(repaired),
                stagingLeftOut,
                (System.nanoTime() - begun) / 1e9);
    }
}
