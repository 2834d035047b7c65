package dev.waybill.benchmarks.link;

import dev.waybill.benchmarks.figure.Comparison;
import dev.waybill.benchmarks.figure.Figure;
import dev.waybill.benchmarks.figure.Figures;
import dev.waybill.benchmarks.figure.Statistics;
import dev.waybill.benchmarks.process.Programs;
import dev.waybill.benchmarks.process.Stopwatch;
import dev.waybill.benchmarks.process.Usage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Links to stored files beside {@link ConstantRedirect}, round after round. */
public final class LinkRace {

    private static final int CONNECTIONS = 32;
    private static final String LINKS = "links";

    private final URI address;
    private final Usage server;
    private final Path scratch;
    private final Consumer<String> progress;

    /** @param scratch a directory for wrk's script */
    public LinkRace(URI address, Usage server, Path scratch, Consumer<String> progress) {
        this.address = address;
        this.server = server;
        this.scratch = scratch;
        this.progress = progress;
    }

    /** @param paths of the links, asked for in turn; @param seconds that each part of a round takes */
    public Comparison run(List<String> paths, int rounds, int seconds) throws IOException {
        Map<String, List<String>> contestants = new LinkedHashMap<>();
        contestants.put(LINKS, paths);
        contestants.put("constant 302", List.of(ConstantRedirect.PATH));
        String title = "Links to %,d files in turn on %d connections".formatted(paths.size(), CONNECTIONS);
        Comparison comparison = new Comparison(title, Figure.REQUESTS_PER_SECOND, List.copyOf(contestants.keySet()));
        for (int round = 0; round <= rounds; round++) {
            for (var contestant : contestants.entrySet()) {
                progress.accept("Links: %s, %s"
                        .formatted(
                                round == 0 ? "warming up" : "round %d of %d".formatted(round, rounds),
                                contestant.getKey()));
                Figures figures = measure(contestant.getValue(), seconds);
                if (round > 0) {
                    comparison.add(contestant.getKey(), figures);
                }
            }
        }
        return comparison;
    }

    private Figures measure(List<String> paths, int seconds) throws IOException {
        LinkLoad load = new LinkLoad(address, paths);
        Stopwatch watch = Stopwatch.start(server);
        LinkLoad.Result result = load.run(CONNECTIONS, Duration.ofSeconds(seconds));
        double cpu = watch.consumed().cpuSeconds();
        Figures figures = new Figures()
                .put(Figure.REQUESTS_PER_SECOND, result.perSecond())
                .put(Figure.LATENCY_P50_MS, Statistics.percentileMillis(result.answers(), 50))
                .put(Figure.LATENCY_P99_MS, Statistics.percentileMillis(result.answers(), 99))
                .put(Figure.SERVER_CPU_MICROS_PER_REQUEST, cpu * 1e6 / result.answers().length);
        var wrk = Programs.find("wrk");
        if (wrk.isPresent()) {
            double rate = new Wrk(wrk.get(), scratch).run(address, paths, CONNECTIONS, seconds);
            figures.put(Figure.WRK_REQUESTS_PER_SECOND, rate);
        }
        return figures;
    }
}
