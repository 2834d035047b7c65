package dev.waybill.chaos.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system at a directory. */
final class Mount {

    private final Path directory;
    private boolean there;

    private Mount(Path directory) {
        this.directory = directory;
        this.there = true;
    }

    /** @param directory made where it is not there; what lies in it is hidden meanwhile */
    static Mount of(String type, String options, String device, Path directory) throws IOException {
        Files.createDirectories(directory);
        Command.run("mount", "-t", type, "-o", options, device, directory.toString());
        return new Mount(directory);
    }

    /**
     * Takes it away. Repeating this does nothing.
     *
     * @throws IOException when somebody still has a file open there
     */
    void remove() throws IOException {
        if (there) {
            Command.run("umount", directory.toString());
            there = false;
        }
    }

    /** The same, but where somebody still uses it, it goes as soon as they do not. */
    void removeAnyway() throws IOException {
        if (there) {
            Command.run("umount", "--lazy", directory.toString());
            there = false;
        }
    }
}
