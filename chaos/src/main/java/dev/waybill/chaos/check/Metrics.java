package dev.waybill.chaos.check;

import dev.waybill.chaos.cluster.Node;
import dev.waybill.chaos.load.Api;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Counters of processes that come and go: what each had come to in each of its lives. Safe for use by many threads. */
final class Metrics {

    private static final Pattern LINE = Pattern.compile("^([a-z_]+)(\\{[^}]*})? ([0-9.eE+-]+)$", Pattern.MULTILINE);

    private final Api api;
    private final Map<String, Double> counts = new ConcurrentHashMap<>();

    Metrics(Api api) {
        this.api = api;
    }

    /** Remembers what a process's counters are at now. Does nothing when it does not answer. */
    void look(Node node, String name, String labels) {
        var answer = api.get(node.management().resolve("/actuator/prometheus"));
        if (answer.status() != 200) {
            return;
        }
        double sum = LINE.matcher(new String(answer.body(), StandardCharsets.UTF_8))
                .results()
                .filter(line -> line.group(1).equals(name))
                .filter(line ->
                        line.group(2) == null ? labels.isEmpty() : line.group(2).contains(labels))
                .mapToDouble(line -> Double.parseDouble(line.group(3)))
                .sum();
        counts.merge(name + labels + "/" + node.name() + "/" + node.starts(), sum, Math::max);
    }

    /** Of all processes and all their lives, as far as they were looked at. */
    long total(String name, String labels) {
        return Math.round(counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(name + labels + "/"))
                .mapToDouble(Map.Entry::getValue)
                .sum());
    }
}
