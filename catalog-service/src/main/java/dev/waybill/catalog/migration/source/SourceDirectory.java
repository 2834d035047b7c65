package dev.waybill.catalog.migration.source;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The directory that files are taken from, {@code MIGRATION_SOURCE_DIR}: nothing in it is ever written. Paths below it have
 * slashes; what is hidden, and what lies beyond a link, is not there for any of its callers. Safe for use by many threads.
 */
final class SourceDirectory {

    private final @Nullable Path directory;

    /** @param directory null where none is set */
    SourceDirectory(@Nullable Path directory) {
        this.directory = directory;
    }

    boolean isSet() {
        return directory != null;
    }

    /** @throws WaybillException MIGRATION_SOURCE unless it is set, there, and can be read */
    void require() {
        Path set = set();
        if (!Files.isDirectory(set)) {
            throw nothing("MIGRATION_SOURCE_DIR, %s, is no directory here; is it mounted?".formatted(set));
        }
        try (OpenDirectory open = root()) {
            if (!open.children().hasNext()) {
                throw nothing("MIGRATION_SOURCE_DIR, %s, is empty; is it mounted?".formatted(set));
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw nothing("MIGRATION_SOURCE_DIR, %s, cannot be read".formatted(set), e);
        }
    }

    /** How people know what lies at a path. */
    String place(String path) {
        return directory == null
                ? path + ", below MIGRATION_SOURCE_DIR"
                : directory.resolve(path).toString();
    }

    /** Whether something lies at a path, be it a link. */
    boolean has(String path) {
        return isSet() && find(path).isPresent();
    }

    /**
     * A walk over all that lies below a path; the caller closes it.
     *
     * @param leftOut paths that are somebody else's
     * @throws WaybillException MIGRATION_SOURCE when there is no such directory, or it cannot be read
     */
    TreeWalk walk(String top, Predicate<String> leftOut) {
        try {
            return new TreeWalk(top, enter(segments(top)), leftOut);
        } catch (IOException e) {
            throw nothing("%s cannot be read: %s".formatted(place(top), reason(e)), e);
        }
    }

    /**
     * The file at a path, empty when nothing lies there.
     *
     * @throws WaybillException SOURCE_UNREADABLE when it is no file, or cannot be read
     */
    Optional<RegularFile> file(String path) {
        List<String> segments = segments(path);
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        try (OpenDirectory parent = parent(segments)) {
            Path name = name(segments.getLast());
            return Optional.of(RegularFile.read(path, parent, name, regular(parent.attributes(name))));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(reason(e), e);
        }
    }

    /**
     * A file's bytes as they are now.
     *
     * @throws WaybillException SOURCE_UNREADABLE when there is no such file, SOURCE_UNAVAILABLE when the whole directory is away
     */
    TreeFile bytes(String path) {
        return within(path, (parent, name) -> {
            long size = regular(parent.attributes(name)).size();
            parent.file(name).close();
            return new TreeFile(this, path, size);
        });
    }

    /** The same, open; the caller closes it. */
    SeekableByteChannel open(String path) {
        return within(path, (parent, name) -> {
            regular(parent.attributes(name));
            return parent.file(name);
        });
    }

    private <T> T within(String path, Use<T> use) {
        List<String> segments = segments(path);
        if (segments.isEmpty()) {
            throw unreadable("there is no such file", null);
        }
        requireMounted(segments.getFirst());
        try (OpenDirectory parent = parent(segments)) {
            return use.of(parent, name(segments.getLast()));
        } catch (IOException e) {
            throw unreadable(reason(e), e);
        }
    }

    /** A directory that is not there, or empty, is taken for one that is not mounted just now, which passes. */
    private void requireMounted(String top) {
        try {
            if (has(top)) {
                return;
            }
        } catch (WaybillException e) {
            throw away(top);
        }
        throw away(top);
    }

    private WaybillException away(String top) {
        return new WaybillException(
                ErrorCode.SOURCE_UNAVAILABLE, "%s is not there; is it mounted?".formatted(place(top)));
    }

    private Optional<BasicFileAttributes> find(String path) {
        List<String> segments = segments(path);
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        try (OpenDirectory parent = parent(segments)) {
            return Optional.of(parent.attributes(name(segments.getLast())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private OpenDirectory parent(List<String> segments) throws IOException {
        return enter(segments.subList(0, segments.size() - 1));
    }

    private OpenDirectory enter(List<String> segments) throws IOException {
        OpenDirectory open = root();
        for (String segment : segments) {
            try (OpenDirectory parent = open) {
                open = parent.directory(name(segment));
            }
        }
        return open;
    }

    private OpenDirectory root() {
        Path set = set();
        try {
            return OpenDirectory.root(set);
        } catch (IOException e) {
            throw nothing("MIGRATION_SOURCE_DIR, %s, cannot be read: %s".formatted(set, reason(e)), e);
        }
    }

    private static Path name(String segment) throws NoSuchFileException {
        return FileNames.name(segment).orElseThrow(() -> new NoSuchFileException(segment));
    }

    /** The path taken apart; empty where it is none that a walk could tell of: hidden, or leading elsewhere. */
    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (segment.startsWith(".") || FileNames.name(segment).isEmpty()) {
                return List.of();
            }
            segments.add(segment);
        }
        return segments;
    }

    private static BasicFileAttributes regular(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            throw unreadable(TreeWalk.LINK, null);
        }
        if (!attributes.isRegularFile()) {
            throw unreadable(attributes.isDirectory() ? "a directory" : TreeWalk.SPECIAL, null);
        }
        return attributes;
    }

    private Path set() {
        if (directory == null) {
            throw nothing(
                    "MIGRATION_SOURCE_DIR is not set: it is the directory that uploads/, images/ and the like lie in");
        }
        return directory;
    }

    static WaybillException nothing(String message) {
        return new WaybillException(ErrorCode.MIGRATION_SOURCE, message);
    }

    static WaybillException nothing(String message, Throwable cause) {
        return new WaybillException(ErrorCode.MIGRATION_SOURCE, message, cause);
    }

    static WaybillException unreadable(String message, @Nullable IOException cause) {
        return cause == null
                ? new WaybillException(ErrorCode.SOURCE_UNREADABLE, message)
                : new WaybillException(ErrorCode.SOURCE_UNREADABLE, message, cause);
    }

    /** Why, without the path, which is told already. */
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "Waybill may not read it";
            case NoSuchFileException gone -> "it is not there";
            case NotDirectoryException other -> "it is no directory";
            case FileSystemException other -> String.valueOf(other.getReason());
            default -> String.valueOf(e.getMessage());
        };
    }

    /** What is done with a file, by its name in the directory that it lies in. */
    @FunctionalInterface
    private interface Use<T> {
        T of(OpenDirectory parent, Path name) throws IOException;
    }
}
