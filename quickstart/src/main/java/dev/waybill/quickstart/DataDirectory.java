package dev.waybill.quickstart;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The directory where one quickstart, and no second, keeps everything. */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileLock lock;

    private DataDirectory(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws CannotStart when another one uses it, or it cannot be written */
    static DataDirectory open(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(path.resolve("lock"), CREATE, WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new CannotStart("Another Waybill uses " + path + ": stop it, or choose another with --data.");
            }
            return new DataDirectory(path, lock);
        } catch (IOException e) {
            throw new CannotStart("The data directory " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** The keys of the embedded S3, made at first, then kept; readable by their owner only. */
    S3Keys s3Keys() {
        Path file = path.resolve("s3-keys");
        try {
            if (!Files.exists(file)) {
                Path aside = Files.createTempFile(
                        path,
                        "s3-keys",
                        null,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(aside, List.of("WB" + random(9).toUpperCase(Locale.ROOT), random(20)));
                Files.move(aside, file);
            }
            List<String> lines = Files.readAllLines(file);
            return new S3Keys(lines.getFirst(), lines.getLast());
        } catch (IOException e) {
            throw new CannotStart("The keys of the embedded S3 in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock on " + path + " stays", e);
        }
    }

    /** An access key pair. */
    record S3Keys(String id, String secret) {

        @Override
        public String toString() {
            return "S3Keys[" + id + "]";
        }
    }
}
