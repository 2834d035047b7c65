package dev.waybill.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/** Files of puts that a kill cut off; see {@link WholeObjects}. */
final class Leftovers {

    /** Only while no server uses the directory: a put under way looks the same. */
    static void remove(Path dataDir) throws IOException {
        try (var files = Files.walk(dataDir)) {
            for (var file : (Iterable<Path>) files.filter(Leftovers::isOne)::iterator) {
                Files.delete(file);
            }
        }
    }

    private static boolean isOne(Path file) {
        return WholeObjects.UNFINISHED.matcher(file.getFileName().toString()).matches()
                && Files.isRegularFile(file)
                && hasNoAttributes(file);
    }

    private static boolean hasNoAttributes(Path file) {
        try {
            return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                    .list()
                    .isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private Leftovers() {}
}
