package dev.waybill.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs that may be installed. */
public final class Programs {

    private Programs() {}

    /** Where a program is on the PATH, or empty. */
    public static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The first line that a program prints, or an empty one. */
    public static String firstLine(Path program, String... arguments) {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                            .toList())
                    .redirectErrorStream(true)
                    .start();
            try (Stream<String> lines = process.inputReader().lines()) {
                return lines.toList().stream().findFirst().orElse("");
            }
        } catch (IOException e) {
            return "";
        }
    }

    /** Waits until what was written lies on the disk, so that the next one measured does not wait for it. */
    public static void flushDisks() {
        find("sync").ifPresent(Programs::firstLine);
    }
}
