package dev.waybill.cli;

import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** What came of a command as somebody typed it. Pauses are noted, not made. */
record Typed(int exitCode, String out, String err, List<Duration> pauses) {
    static Typed command(String... arguments) {
        return new Keyboard(Set.of(), "", Map.of()).type(arguments);
    }

    /** A person at a terminal, who types this when asked. */
    static Keyboard onATerminal(String input) {
        return new Keyboard(Set.of(Terminal.Stream.values()), input, Map.of());
    }

    static Keyboard withInput(String input) {
        return new Keyboard(Set.of(), input, Map.of());
    }

    static Keyboard withEnvironment(Map<String, String> environment) {
        return new Keyboard(Set.of(), "", environment);
    }

    List<String> lines() {
        return out.lines().toList();
    }

    record Keyboard(Set<Terminal.Stream> attended, String input, Map<String, String> environment) {
        Typed type(String... arguments) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            List<Duration> pauses = new CopyOnWriteArrayList<>();
            Terminal terminal = new Terminal(
                    new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    attended,
                    80);
            int exitCode = Waybill.commandLine(new Session(terminal, environment, pauses::add))
                    .execute(arguments);
            return new Typed(
                    exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), pauses);
        }
    }
}
