package dev.waybill.chaos.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What uploads that were cut off leave in staging. */
final class Parts {

    private Parts() {}

    static boolean none(Stage stage) {
        try (Stream<Path> files = Files.list(stage.cluster().staging())) {
            return files.noneMatch(file -> file.getFileName().toString().endsWith(".part"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
