package dev.waybill.cli.terminal;

import dev.waybill.cli.terminal.Terminal.Stream;
import java.io.Console;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which streams are terminals. */
final class Attended {
    private Attended() {}

    /** @param told names with commas between, as the launcher tells them; null where nobody did */
    static Set<Stream> streams(@Nullable String told) {
        if (told == null) {
            Console console = System.console();
            return console != null && console.isTerminal() ? Set.of(Stream.values()) : Set.of();
        }
        return Arrays.stream(Stream.values())
                .filter(stream ->
                        Arrays.asList(told.split(",")).contains(stream.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
