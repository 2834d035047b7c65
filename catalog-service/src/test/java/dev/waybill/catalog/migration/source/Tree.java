package dev.waybill.catalog.migration.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files in a directory, as an application left them. */
public record Tree(Path root) {

    /** When they were changed, unless a test says so. */
    public static final Instant CHANGED = Instant.parse("2024-12-24T18:00:00Z");

    public Path put(String path, String content) {
        return put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public Path put(String path, byte[] content) {
        try {
            Path file = at(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            Files.setLastModifiedTime(file, FileTime.from(CHANGED));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void remove(String path) {
        try {
            Files.delete(at(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the names' bytes, whatever the locale. */
    private Path at(String path) {
        Path file = root;
        for (String segment : path.split("/")) {
            file = file.resolve(FileNames.name(segment).orElseThrow());
        }
        return file;
    }

    /** Everything in it: what it is, how long, and since when. */
    Map<String, String> snapshot() {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                var attributes =
                        Files.readAttributes(file, "unix:mode,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
                all.put(root.relativize(file).toString(), attributes.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
