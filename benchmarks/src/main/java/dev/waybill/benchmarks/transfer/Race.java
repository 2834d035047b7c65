package dev.waybill.benchmarks.transfer;

import dev.waybill.benchmarks.figure.Comparison;
import dev.waybill.benchmarks.figure.Figure;
import dev.waybill.benchmarks.figure.Figures;
import dev.waybill.benchmarks.figure.Statistics;
import dev.waybill.benchmarks.process.Programs;
import dev.waybill.benchmarks.transfer.s3.Bucket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * The same files by every carrier, round after round. Each round has all of them, the next one beginning with another,
 * so that what disturbs the machine disturbs all alike. A first round is not counted.
 */
public final class Race {

    private static final double MB = 1e6;

    private final List<Carrier> carriers;
    private final Bucket bucket;
    private final int rounds;
    private final Consumer<String> progress;

    /** @param carriers the one under measurement first */
    public Race(List<Carrier> carriers, Bucket bucket, int rounds, Consumer<String> progress) {
        this.carriers = List.copyOf(carriers);
        this.bucket = bucket;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Of many small files, whose objects stay. */
    public Comparison small(String title, Batch batch, int concurrency) throws IOException {
        Comparison comparison = begin(title, Figure.FILES_PER_SECOND);
        for (int round = 0; round <= rounds; round++) {
            for (Carrier carrier : order(round)) {
                Trip trip = run(title, carrier, batch, concurrency, round);
                note(comparison, carrier, round, small(trip, batch));
            }
        }
        return comparison;
    }

    /** Of one large file, whose object is removed to make room for the next. */
    public Comparison large(String title, Batch batch) throws IOException {
        Comparison comparison = begin(title, Figure.MB_PER_SECOND);
        for (int round = 0; round <= rounds; round++) {
            for (Carrier carrier : order(round)) {
                Trip trip = run(title, carrier, batch, 1, round);
                bucket.delete(trip.keys());
                note(comparison, carrier, round, large(trip, batch));
            }
        }
        return comparison;
    }

    private Comparison begin(String title, Figure main) {
        return new Comparison(title, main, carriers.stream().map(Carrier::name).toList());
    }

    private List<Carrier> order(int round) {
        List<Carrier> order = new ArrayList<>(carriers);
        Collections.rotate(order, -round);
        return order;
    }

    private Trip run(String title, Carrier carrier, Batch batch, int concurrency, int round) throws IOException {
        String which = round == 0 ? "warming up" : "round %d of %d".formatted(round, rounds);
        progress.accept("%s: %s, %s".formatted(title, which, carrier.name()));
        Programs.flushDisks();
        return carrier.carry(batch, concurrency);
    }

    private static void note(Comparison comparison, Carrier carrier, int round, Figures figures) {
        if (round > 0) {
            comparison.add(carrier.name(), figures);
        }
    }

    private static Figures small(Trip trip, Batch batch) {
        double thousands = batch.count() / 1000.0;
        return common(trip, batch)
                .put(Figure.FILES_PER_SECOND, batch.count() / seconds(trip))
                .put(Figure.ANSWER_P50_MS, Statistics.percentileMillis(trip.answers(), 50))
                .put(Figure.ANSWER_P99_MS, Statistics.percentileMillis(trip.answers(), 99))
                .put(Figure.SERVER_CPU_SECONDS_PER_1000_FILES, trip.server().cpuSeconds() / thousands)
                .put(Figure.CLIENT_CPU_SECONDS_PER_1000_FILES, trip.client().cpuSeconds() / thousands);
    }

    private static Figures large(Trip trip, Batch batch) {
        return common(trip, batch)
                .put(Figure.ANSWER_SECONDS, Statistics.percentileMillis(trip.answers(), 50) / 1000)
                .put(Figure.SERVER_CPU_SECONDS, trip.server().cpuSeconds())
                .put(Figure.CLIENT_CPU_SECONDS, trip.client().cpuSeconds());
    }

    private static Figures common(Trip trip, Batch batch) {
        return new Figures()
                .put(Figure.SECONDS, seconds(trip))
                .put(Figure.MB_PER_SECOND, batch.bytes() / MB / seconds(trip))
                .put(Figure.SERVER_PEAK_RSS_MB, trip.server().peakRss() / MB)
                .put(Figure.CLIENT_PEAK_RSS_MB, trip.client().peakRss() / MB);
    }

    private static double seconds(Trip trip) {
        return trip.took().toNanos() / 1e9;
    }
}
