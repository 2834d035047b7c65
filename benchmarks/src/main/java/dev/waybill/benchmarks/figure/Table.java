package dev.waybill.benchmarks.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of a label and cells; the cells of a column end at the same place. */
final class Table {

    private static final String GAP = "   ";

    private final List<List<String>> lines = new ArrayList<>();

    void add(String label, List<String> cells) {
        add(label, cells.stream());
    }

    void add(String label, Stream<String> cells) {
        lines.add(Stream.concat(Stream.of(label), cells).toList());
    }

    String text() {
        return lines.stream().map(this::line).collect(Collectors.joining(System.lineSeparator()));
    }

    private String line(List<String> line) {
        StringBuilder text = new StringBuilder(line.getFirst());
        text.repeat(' ', width(0) - line.getFirst().length());
        for (int column = 1; column < line.size(); column++) {
            String cell = line.get(column);
            text.append(GAP).repeat(' ', width(column) - cell.length()).append(cell);
        }
        return text.toString().stripTrailing();
    }

    private int width(int column) {
        return Collections.max(lines.stream()
                .map(line -> column < line.size() ? line.get(column).length() : 0)
                .toList());
    }
}
