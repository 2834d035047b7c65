package dev.waybill.cli.terminal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows as lines: for people aligned and under a heading, columns growing from one addition to the next; for a pipe with tabs
 * between and without a heading.
 */
public final class Table {
    private final Terminal terminal;
    private final List<String> heading;
    private final Set<String> toTheRight;
    private final int[] widths;
    private boolean headed;

    /** @param toTheRight the columns, by heading, whose texts end below one another rather than begin so */
    public Table(Terminal terminal, List<String> heading, Set<String> toTheRight) {
        this.terminal = terminal;
        this.heading = List.copyOf(heading);
        this.toTheRight = Set.copyOf(toTheRight);
        this.widths = new int[heading.size()];
    }

    /** @param rows as many texts each as there are columns; made inert here */
    public void add(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<List<String>> inert =
                rows.stream().map(row -> row.stream().map(Inert::text).toList()).toList();
        if (!terminal.isReadByAPerson()) {
            inert.forEach(row -> terminal.print(String.join("\t", row)));
            return;
        }
        widen(heading);
        inert.forEach(this::widen);
        if (!headed) {
            terminal.print(aligned(heading));
            headed = true;
        }
        inert.forEach(row -> terminal.print(aligned(row)));
    }

    private void widen(List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] =
                    Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
        }
    }

    private String aligned(List<String> row) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> padded(row.get(i), i))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private String padded(String text, int column) {
        String space = " ".repeat(Math.max(0, widths[column] - text.codePointCount(0, text.length())));
        return toTheRight.contains(heading.get(column)) ? space + text : text + space;
    }
}
