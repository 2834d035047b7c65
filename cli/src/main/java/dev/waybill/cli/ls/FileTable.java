package dev.waybill.cli.ls;

import dev.waybill.cli.terminal.ByteSize;
import dev.waybill.cli.terminal.Inert;
import dev.waybill.cli.terminal.Terminal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * The files as lines: for people aligned and under a heading, columns growing from page to page; for a pipe with tabs between,
 * without a heading and with sizes in bytes.
 */
final class FileTable {
    private static final List<String> HEADING = List.of("NAME", "SIZE", "TYPE", "STATUS", "CREATED");

    private final Terminal terminal;
    private final int[] widths = new int[HEADING.size()];
    private boolean headed;

    FileTable(Terminal terminal) {
        this.terminal = terminal;
    }

    void add(List<JsonNode> files) {
        if (files.isEmpty()) {
            return;
        }
        List<List<String>> rows = files.stream().map(this::row).toList();
        if (!terminal.isReadByAPerson()) {
            rows.forEach(row -> terminal.print(String.join("\t", row)));
            return;
        }
        widen(HEADING);
        rows.forEach(this::widen);
        if (!headed) {
            terminal.print(aligned(HEADING));
            headed = true;
        }
        rows.forEach(row -> terminal.print(aligned(row)));
    }

    private List<String> row(JsonNode file) {
        long size = file.path("size").asLong(-1);
        return List.of(
                text(file, "filename"),
                terminal.isReadByAPerson() ? ByteSize.of(size) : String.valueOf(size),
                text(file, "file_type"),
                text(file, "status"),
                text(file, "created_at"));
    }

    private static String text(JsonNode file, String member) {
        return Inert.text(file.path(member).asString("-"));
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
        return HEADING.get(column).equals("SIZE") ? space + text : text + space;
    }
}
