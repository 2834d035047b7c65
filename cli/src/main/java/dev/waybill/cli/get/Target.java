package dev.waybill.cli.get;

import dev.waybill.cli.terminal.Complaint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a download ends up, and beside it, where it grows until it is whole.
 *
 * @param force whether it may replace a file
 */
record Target(Path path, boolean force) {
    /** @param output a file or a directory; null for the file's own name in the current directory */
    static Target of(@Nullable String output, Link link, boolean force) {
        try {
            Path path = Path.of(output == null ? "" : output);
            boolean directory = output == null || Files.isDirectory(path);
            return new Target(directory ? path.resolve(SafeName.of(link.filename())) : path, force);
        } catch (InvalidPathException e) {
            throw new Complaint("The file's name cannot be used here; choose one with -o.", e);
        }
    }

    /** A complaint where a file would be overwritten, or where there is no such directory. */
    void check() {
        if (!force && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new Complaint(path + " is already there; --force replaces it, -o takes another name.");
        }
        if (!Files.isDirectory(directory())) {
            throw new Complaint("There is no directory " + directory() + ".");
        }
    }

    /** For one attempt. */
    Path passing() {
        return directory().resolve(".waybill-" + UUID.randomUUID() + ".part");
    }

    /** For any number of attempts at the same file. */
    Path lasting(String name) {
        UUID file = UUID.nameUUIDFromBytes((name + "\n" + path.getFileName()).getBytes(StandardCharsets.UTF_8));
        return directory().resolve(".waybill-" + file + ".part");
    }

    /** The whole file appears under its name. */
    void take(Path part) {
        check();
        try {
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new Complaint("This file system cannot rename; the file is at " + part + ".", e);
        } catch (IOException e) {
            throw new Complaint("Cannot write " + path + ".", e);
        }
    }

    long size() {
        return path.toFile().length();
    }

    private Path directory() {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }
}
