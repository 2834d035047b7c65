package dev.waybill.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A new directory among the temporary ones, deleted with all that it holds when it is closed. */
record ScratchDirectory(Path path) implements AutoCloseable {

    static ScratchDirectory create(String purpose) {
        try {
            return new ScratchDirectory(Files.createTempDirectory("waybill-" + purpose + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
