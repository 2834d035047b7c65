package dev.waybill.chaos.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system in memory that is soon full, of bytes or of files. */
public final class SmallDisk implements AutoCloseable {

    private static final long TRIAL_BYTES = 1 << 16;
    private static final long TRIAL_FILES = 10;

    private final Path directory;
    private final Mount mount;

    private SmallDisk(Path directory, Mount mount) {
        this.directory = directory;
        this.mount = mount;
    }

    /**
     * @param directory where it is mounted; made where it is not there
     * @param bytes in whole pages of 4 KiB
     * @param files how many files and directories there can be, its own root among them
     */
    public static SmallDisk mount(Path directory, long bytes, long files) throws IOException {
        String options = "size=%d,nr_inodes=%d".formatted(bytes, files);
        return new SmallDisk(directory, Mount.of("tmpfs", options, "tmpfs", directory));
    }

    /** Whether there can be one here; it tries. */
    public static boolean available() {
        return whyNot().isEmpty();
    }

    /** Why there can be none here, or empty. */
    public static Optional<String> whyNot() {
        try {
            Path directory = Files.createTempDirectory("waybill-disk");
            try {
                mount(directory, TRIAL_BYTES, TRIAL_FILES).close();
                return Optional.empty();
            } finally {
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            return Optional.of("small disks need Linux and root: " + e.getMessage());
        }
    }

    public Path directory() {
        return directory;
    }

    /** Unmounts it, and all in it is gone. Repeating this does nothing. */
    @Override
    public void close() throws IOException {
        mount.removeAnyway();
    }
}
