package dev.waybill.cli.upload;

import dev.waybill.cli.terminal.Complaint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What is to be uploaded.
 *
 * @param filename as the server is to know it
 * @param size bytes; negative when that shows only at the end
 * @param repeatable whether the bytes can be read more than once
 */
record Document(String filename, long size, boolean repeatable, Bytes bytes) {
    /** Opens the bytes from the first on. */
    @FunctionalInterface
    interface Bytes {
        InputStream open() throws IOException;
    }

    /** A file on this machine, known to the server by its own name or another. */
    static Document file(String file, String filename) {
        Path path = path(file);
        if (Files.isDirectory(path)) {
            throw new Complaint("That is a directory; name the files in it.");
        }
        if (!Files.exists(path)) {
            throw new Complaint("There is no such file.");
        }
        if (!Files.isReadable(path)) {
            throw new Complaint("It cannot be read: permission denied.");
        }
        try {
            boolean regular = Files.isRegularFile(path);
            return new Document(filename, regular ? Files.size(path) : -1, regular, () -> Files.newInputStream(path));
        } catch (IOException e) {
            throw new Complaint("It cannot be read.", e);
        }
    }

    /** Standard input, which can be read once. */
    static Document stream(InputStream in, String filename) {
        return new Document(filename, -1, false, () -> in);
    }

    /** A file's own name, without its directories. */
    static String nameOf(String file) {
        Path name = path(file).toAbsolutePath().normalize().getFileName();
        if (name == null) {
            throw new Complaint("That is a directory; name the files in it.");
        }
        return name.toString();
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new Complaint("That cannot be a file's name here.", e);
        }
    }
}
