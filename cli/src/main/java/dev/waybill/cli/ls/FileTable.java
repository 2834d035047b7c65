package dev.waybill.cli.ls;

import dev.waybill.cli.terminal.ByteSize;
import dev.waybill.cli.terminal.Table;
import dev.waybill.cli.terminal.Terminal;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The files as a table; sizes are in bytes where a program reads it. */
final class FileTable {
    private static final List<String> HEADING = List.of("NAME", "SIZE", "TYPE", "STATUS", "CREATED");

    private final Terminal terminal;
    private final Table table;

    FileTable(Terminal terminal) {
        this.terminal = terminal;
        this.table = new Table(terminal, HEADING, Set.of("SIZE"));
    }

    void add(List<JsonNode> files) {
        table.add(files.stream().map(this::row).toList());
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
        return file.path(member).asString("-");
    }
}
