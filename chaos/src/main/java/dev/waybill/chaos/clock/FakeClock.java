package dev.waybill.chaos.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs a process with a clock that is wrong, by libfaketime ({@code apt-get install faketime}). Only what the time of day
 * is told by goes wrong: what durations are measured by does not, nor do the times of files.
 */
public final class FakeClock {

    private static final String LIBRARY = "libfaketimeMT.so.1"; // the one for programs with threads
    private static final int DEPTH = 3;

    private FakeClock() {}

    public static boolean available() {
        return library().isPresent();
    }

    /** Why there can be none here, or empty. */
    public static Optional<String> whyNot() {
        return available() ? Optional.empty() : Optional.of(LIBRARY + " is not installed: apt-get install faketime");
    }

    /**
     * What to add to a process's environment.
     *
     * @param ahead how far its clock is ahead, in whole seconds; behind where it is negative
     * @throws IllegalStateException where there is no library
     */
    public static Map<String, String> environment(Duration ahead) {
        Path library = library().orElseThrow(() -> new IllegalStateException(whyNot().orElseThrow()));
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME",
                "%+ds".formatted(ahead.toSeconds()),
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "NO_FAKE_STAT",
                "1");
    }

    private static Optional<Path> library() {
        return Stream.of("/usr/lib", "/usr/lib64", "/usr/local/lib")
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(FakeClock::below)
                .findFirst();
    }

    private static Stream<Path> below(Path directory) {
        try (Stream<Path> found = Files.find(directory, DEPTH, (file, attributes) -> file.endsWith(LIBRARY))) {
            return found.toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
