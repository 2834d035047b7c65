package dev.waybill.chaos.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * An ext4 file system in a file, whose power can be cut: what was flushed is there afterwards, and what only the page cache
 * had is not. The file system is told not to flush by itself for ten minutes, so that a missing {@code fsync} shows. But any
 * flush writes the journal, and with it the names, not the bytes, of all files: the cut belongs right behind the
 * acknowledgement in question. For use by one thread.
 */
public final class PowerCutDisk implements AutoCloseable {

    private static final long TRIAL_BYTES = 16 << 20;
    private static final String OPTIONS = "loop,commit=600";

    private final Path directory;
    private final Path image;
    private Mount mount;
    private boolean isCut;

    private PowerCutDisk(Path directory, Path image, Mount mount) {
        this.directory = directory;
        this.image = image;
        this.mount = mount;
    }

    /**
     * @param directory where it is mounted; made where it is not there
     * @param image the file that it lies in, made anew; beside it lies its copy for a while
     * @param bytes 16 MiB or more; as much as that is only taken once it is used
     */
    public static PowerCutDisk mount(Path directory, Path image, long bytes) throws IOException {
        Files.deleteIfExists(image);
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(bytes);
        }
        Command.run("mkfs.ext4", "-q", "-F", image.toString());
        return new PowerCutDisk(directory, image, mounted(image, directory));
    }

    private static Mount mounted(Path image, Path directory) throws IOException {
        return Mount.of("ext4", OPTIONS, image.toString(), directory);
    }

    /** Whether there can be one here; it tries. */
    public static boolean available() {
        return whyNot().isEmpty();
    }

    /** Why there can be none here, or empty. */
    public static Optional<String> whyNot() {
        try {
            Path scratch = Files.createTempDirectory("waybill-disk");
            Path directory = scratch.resolve("mounted");
            try {
                mount(directory, scratch.resolve("image"), TRIAL_BYTES).close();
                return Optional.empty();
            } finally {
                Files.deleteIfExists(scratch.resolve("image"));
                Files.deleteIfExists(directory);
                Files.deleteIfExists(scratch);
            }
        } catch (IOException e) {
            return Optional.of("disks that lose their power need Linux, root and loop devices: " + e.getMessage());
        }
    }

    public Path directory() {
        return directory;
    }

    /**
     * The power fails now: whatever is written from now on is lost as well. The copy sees what the loop device was given,
     * which is its file as the kernel shows it, and nothing of the caches above it. It takes a moment, so whoever writes
     * there is killed or stopped first; that flushes nothing.
     */
    public void cut() throws IOException {
        Command.run("cp", "--sparse=always", image.toString(), copy().toString());
        isCut = true;
    }

    /**
     * The power is back: the file system as the cut left it, at the same place, its journal replayed.
     *
     * @throws IOException when somebody still has a file open there
     * @throws IllegalStateException when there was no cut
     */
    public void restore() throws IOException {
        if (!isCut) {
            throw new IllegalStateException("the power was never cut");
        }
        mount.remove();
        Files.move(copy(), image, StandardCopyOption.REPLACE_EXISTING);
        mount = mounted(image, directory);
        isCut = false;
    }

    private Path copy() {
        return image.resolveSibling(image.getFileName() + ".cut");
    }

    /** Unmounts it. What is in it stays in the file. Repeating this does nothing. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(copy());
        mount.removeAnyway();
    }
}
