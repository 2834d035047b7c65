package dev.waybill.cli.migrate;

import dev.waybill.cli.terminal.Inert;
import dev.waybill.cli.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What files of a run were before: where that was, and whether it can be done without. */
final class Originals {
    private static final Pattern LINE_END = Pattern.compile("[\\r\\n]");

    private final Terminal terminal;
    private final Migrations migrations;
    private final boolean print0;

    private long files;
    private long unverified;
    private long brokenOverLines;

    /** @param print0 whether a zero byte ends each path */
    Originals(Terminal terminal, Migrations migrations, boolean print0) {
        this.terminal = terminal;
        this.migrations = migrations;
        this.print0 = print0;
    }

    /** Why they are still needed, or cannot be printed; empty where they are not, and can. */
    String whyNot(Run run) {
        if (!run.isMove() || run.isActive() || run.is("undone") || run.is("failed_preflight")) {
            return "run %s is a %s, and %s.".formatted(run.id(), run.mode(), run.state());
        }
        migrations.report(run.id(), null, this::count);
        if (unverified > 0 || files != run.files("total") || files == 0) {
            return "of %s files %s are verified; waybill migrate verify --run %s says what about the others."
                    .formatted(Gauge.number(run.files("total")), Gauge.number(files - unverified), run.id());
        }
        return brokenOverLines == 0 || print0
                ? ""
                : Gauge.count(brokenOverLines, "paths have line ends in them: say --print0.");
    }

    private boolean count(JsonNode line) {
        files++;
        if (!line.path("verified").asBoolean(false)) {
            unverified++;
        }
        if (LINE_END.matcher(path(line)).find()) {
            brokenOverLines++;
        }
        return true;
    }

    void print(Run run) {
        migrations.report(run.id(), null, line -> {
            if (isOriginal(line)) {
                print(path(line));
            }
            return true;
        });
    }

    /**
     * Waybill's own local storage is left out. Of an image that several products have, each but the first has the product behind its
     * path.
     */
    private static boolean isOriginal(JsonNode line) {
        String source = line.path("source").asString("");
        String key = line.path("key").asString("");
        String stem = key.substring(key.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
        return !source.equals("local")
                && !(source.equals("products") && path(line).endsWith("#" + stem));
    }

    private static String path(JsonNode line) {
        return line.path("path").asString("");
    }

    private void print(String path) {
        if (!print0) {
            terminal.print(terminal.isReadByAPerson() ? Inert.text(path) : path);
            return;
        }
        try {
            terminal.output().write((path + '\0').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
