package dev.waybill.catalog.migration.source;

import dev.waybill.catalog.migration.source.Found.Unfit;
import dev.waybill.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What lies below a directory, one after the other. However much that is, it holds no more than one open directory a
 * level. To be closed; for one thread.
 */
final class TreeWalk implements AutoCloseable {

    static final String LINK = "a symbolic link, which is not followed";
    static final String SPECIAL = "neither a file nor a directory";

    /** Deeper than any layout goes. Beyond it there is, more likely than files, a directory that is mounted in itself. */
    private static final int MAX_DEPTH = 48;

    /** Something that lies there: a file, or something else and why it is none. */
    sealed interface Step {
        record File(RegularFile file) implements Step {}

        record Refused(Unfit unfit) implements Step {}
    }

    private record Level(String path, OpenDirectory directory, Iterator<Path> children) {}

    private final Deque<Level> levels = new ArrayDeque<>();
    private final Predicate<String> leftOut;

    TreeWalk(String top, OpenDirectory directory, Predicate<String> leftOut) {
        this.leftOut = leftOut;
        levels.push(new Level(top, directory, directory.children()));
    }

    /** The next one, empty at the end. */
    Optional<Step> next() {
        Optional<Step> step = Optional.empty();
        while (step.isEmpty() && !levels.isEmpty()) {
            step = advance(levels.getFirst());
        }
        return step;
    }

    private Optional<Step> advance(Level level) {
        try {
            Optional<Path> child = child(level);
            if (child.isEmpty()) {
                close(levels.pop());
            }
            return child.flatMap(path -> visit(level, path));
        } catch (IOException e) {
            close(levels.pop());
            return unreadable(level.path, e);
        }
    }

    private static Optional<Path> child(Level level) throws IOException {
        try {
            return level.children.hasNext() ? Optional.of(level.children.next()) : Optional.empty();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private Optional<Step> visit(Level level, Path child) {
        Path name = child.getFileName();
        Optional<String> text = FileNames.text(name);
        String path = level.path + "/" + text.orElseGet(() -> FileNames.shown(name));
        if (name.toString().startsWith(".") || leftOut.test(path)) {
            return Optional.empty();
        }
        if (text.isEmpty()) {
            return refused(path, ErrorCode.BAD_NAME, "its name is not valid UTF-8");
        }
        try {
            return look(level, name, path);
        } catch (NoSuchFileException e) {
            return Optional.empty(); // deleted meanwhile
        } catch (IOException e) {
            return unreadable(path, e);
        }
    }

    private Optional<Step> look(Level level, Path name, String path) throws IOException {
        BasicFileAttributes attributes = level.directory.attributes(name);
        if (attributes.isSymbolicLink()) {
            return refused(path, ErrorCode.SOURCE_UNREADABLE, LINK);
        }
        if (attributes.isRegularFile()) {
            return Optional.of(new Step.File(RegularFile.read(path, level.directory, name, attributes)));
        }
        if (!attributes.isDirectory()) {
            return refused(path, ErrorCode.SOURCE_UNREADABLE, SPECIAL);
        }
        if (levels.size() == MAX_DEPTH) {
            return refused(
                    path, ErrorCode.SOURCE_UNREADABLE, "it lies more than %d directories deep".formatted(MAX_DEPTH));
        }
        OpenDirectory directory = level.directory.directory(name);
        levels.push(new Level(path, directory, directory.children()));
        return Optional.empty();
    }

    private static Optional<Step> unreadable(String path, IOException e) {
        return refused(path, ErrorCode.SOURCE_UNREADABLE, SourceDirectory.reason(e));
    }

    private static Optional<Step> refused(String path, ErrorCode code, String message) {
        return Optional.of(new Step.Refused(new Unfit(path, 0, code, message)));
    }

    private static void close(Level level) {
        try {
            level.directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        levels.forEach(TreeWalk::close);
        levels.clear();
    }
}
