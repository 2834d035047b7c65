package dev.waybill.benchmarks.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What several contestants did in the same rounds. The first of them is the one under measurement. */
public final class Comparison {

    private static final String UNKNOWN = "–";

    private final String title;
    private final Figure main;
    private final Map<String, List<Figures>> rounds = new LinkedHashMap<>();

    /** @param main the figure that they are compared by */
    public Comparison(String title, Figure main, List<String> contestants) {
        this.title = title;
        this.main = main;
        contestants.forEach(contestant -> rounds.put(contestant, new ArrayList<>()));
    }

    /** Adds a contestant's next round. */
    public void add(String contestant, Figures figures) {
        rounds.computeIfAbsent(contestant, newcomer -> new ArrayList<>()).add(figures);
    }

    private String subject() {
        return rounds.keySet().iterator().next();
    }

    private List<String> contestants() {
        return List.copyOf(rounds.keySet());
    }

    /** The medians as a table, and below them how far the rounds lie apart and the ratios. */
    public String text() {
        Table table = new Table();
        table.add("", contestants());
        for (Figure figure : figures()) {
            table.add(figure.label(), cells(figure));
            if (figure == main) {
                table.add("  lowest to highest round", contestants().stream().map(this::spread));
                table.add(
                        "  ratio of " + subject() + " to it",
                        contestants().stream().map(this::printedRatio));
            }
        }
        return title + System.lineSeparator() + table.text();
    }

    private Set<Figure> figures() {
        Set<Figure> known = new TreeSet<>();
        rounds.values().forEach(all -> known.addAll(Figures.medians(all).known()));
        return known;
    }

    private Stream<String> cells(Figure figure) {
        return rounds.values().stream().map(all -> {
            var median = Figures.medians(all).get(figure);
            return median.isPresent() ? figure.print(median.getAsDouble()) : UNKNOWN;
        });
    }

    private String spread(String contestant) {
        var all = DoubleStream.of(Figures.all(rounds.getOrDefault(contestant, List.of()), main))
                .summaryStatistics();
        return all.getCount() == 0 ? UNKNOWN : main.print(all.getMin()) + "–" + main.print(all.getMax());
    }

    private String printedRatio(String contestant) {
        double ratio = ratio(contestant);
        return contestant.equals(subject()) || Double.isNaN(ratio)
                ? UNKNOWN
                : String.format(Locale.ROOT, "%.2f", ratio);
    }

    /** The median of the rounds' own ratios: what disturbed a round disturbed both. */
    double ratio(String contestant) {
        double[] own = Figures.all(rounds.getOrDefault(subject(), List.of()), main);
        double[] other = Figures.all(rounds.getOrDefault(contestant, List.of()), main);
        return Statistics.median(IntStream.range(0, Math.min(own.length, other.length))
                .mapToDouble(i -> own[i] / other[i])
                .toArray());
    }

    /** The same for programs, every round of it. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", title);
        json.put("compared_by", main.member());
        Map<String, Object> ratios = new LinkedHashMap<>();
        rounds.forEach((contestant, all) -> {
            List<Map<String, Double>> each = new ArrayList<>();
            all.forEach(round -> each.add(round.json()));
            json.put(contestant, Map.of("median", Figures.medians(all).json(), "rounds", each));
            double ratio = ratio(contestant);
            if (!contestant.equals(subject()) && !Double.isNaN(ratio)) {
                ratios.put(contestant, Math.round(ratio * 1000) / 1000.0);
            }
        });
        json.put("ratio_to", ratios);
        return json;
    }
}
