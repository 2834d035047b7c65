package dev.waybill.benchmarks.figure;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** The figures of one round, or the medians of several. One that could not be had is not there. */
public final class Figures {

    private final Map<Figure, Double> values = new EnumMap<>(Figure.class);

    /** @param value NaN when it could not be had */
    public Figures put(Figure figure, double value) {
        if (!Double.isNaN(value)) {
            values.put(figure, value);
        }
        return this;
    }

    public OptionalDouble get(Figure figure) {
        Double value = values.get(figure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    Set<Figure> known() {
        return values.keySet();
    }

    /** Of each figure its own median, over the rounds that have it. */
    static Figures medians(List<Figures> rounds) {
        Figures medians = new Figures();
        Set<Figure> known = new TreeSet<>();
        rounds.forEach(round -> known.addAll(round.known()));
        for (Figure figure : known) {
            medians.put(figure, Statistics.median(all(rounds, figure)));
        }
        return medians;
    }

    static double[] all(List<Figures> rounds, Figure figure) {
        return rounds.stream()
                .flatMapToDouble(round -> round.get(figure).stream())
                .toArray();
    }

    Map<String, Double> json() {
        Map<String, Double> json = new LinkedHashMap<>();
        values.forEach((figure, value) -> json.put(figure.member(), Math.round(value * 1000) / 1000.0));
        return json;
    }
}
