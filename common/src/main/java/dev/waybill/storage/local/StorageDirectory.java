package dev.waybill.storage.local;

import dev.waybill.disk.DurableFiles;
import dev.waybill.file.FileId;
import dev.waybill.file.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How the directory is laid out: an object at the path that its key spells, and beside all of them a hidden directory
 * with the claims, and with what is still being written. Keys have no tilde, so that none leads there, and no claim, which
 * ends with one, is in the way of another.
 */
final class StorageDirectory {

    private static final String HIDDEN = ".waybill~";
    private static final Duration ABANDONED = Duration.ofDays(1);

    /** The bytes are on the disk before a key is claimed, and get their name right after: only a killed process takes longer. */
    private static final Duration LEFT = Duration.ofMinutes(10);

    private final Path root;

    StorageDirectory(Path root) {
        this.root = root;
    }

    static Path hiddenIn(Path root) {
        return root.resolve(HIDDEN);
    }

    /** Makes it where it is not there yet, and clears away what killed processes left half written. */
    void create() throws IOException {
        Files.createDirectories(claims());
        Files.createDirectories(parts());
        for (Path each : new Path[] {claims(), parts(), hiddenIn(root), root}) {
            DurableFiles.force(each);
        }
        requireHardLinks();
        sweep();
    }

    private void requireHardLinks() throws IOException {
        Path probe = Files.createTempFile(parts(), "probe", null);
        Path link = probe.resolveSibling(probe.getFileName() + ".link");
        try {
            Files.createLink(link, probe);
        } catch (UnsupportedOperationException | FileSystemException e) {
            throw new IOException("LOCAL_STORAGE_DIR is on a file system without hard links: choose another", e);
        } finally {
            Files.deleteIfExists(link);
            Files.deleteIfExists(probe);
        }
    }

    private void sweep() throws IOException {
        Instant latest = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(parts())) {
            for (Path part : parts) {
                if (isOlder(part, latest)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /** Another process may be done with it in between. */
    private static boolean isOlder(Path part, Instant latest) throws IOException {
        try {
            return Files.getLastModifiedTime(part).toInstant().isBefore(latest);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** @throws IOException when the directory is not one of ours, as where nothing is mounted */
    void require() throws IOException {
        if (!Files.isDirectory(parts())) {
            throw new IOException(
                    "LOCAL_STORAGE_DIR is no local storage: %s is missing in it; is it mounted?".formatted(HIDDEN));
        }
    }

    /** What lies right below a key that ends with a slash, or below the root; not what is kept besides files. */
    DirectoryStream<Path> children(String parent) throws IOException {
        return Files.newDirectoryStream(root.resolve(parent), child -> !child.equals(hiddenIn(root)));
    }

    Path object(ObjectKey key) {
        return root.resolve(key.value());
    }

    Optional<Claim> claim(ObjectKey key) throws IOException {
        return Claim.read(claimFile(key));
    }

    /** Writes bytes aside, durably. The caller deletes the file when done. */
    Path write(FileId id, InputStream bytes) throws IOException {
        Path part = parts().resolve(id + "." + UUID.randomUUID());
        try {
            DurableFiles.write(bytes, part);
            return part;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /**
     * Claims a key for a file, durably.
     *
     * @return whether the key is that file's, also when it has been for long
     */
    boolean claim(ObjectKey key, Claim claim) throws IOException {
        Path aside = write(claim.id(), new ByteArrayInputStream(claim.json()));
        try {
            return link(aside, claimFile(key)) || claim(key).equals(Optional.of(claim));
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Makes an object of what was written aside, durably. @return false when something is there already */
    boolean place(Path part, ObjectKey key) throws IOException {
        return link(part, object(key));
    }

    /** One of all who try gets the name, whichever process they are in. */
    private boolean link(Path file, Path name) throws IOException {
        Path directory = parent(name);
        Files.createDirectories(directory);
        try {
            Files.createLink(name, file);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        DurableFiles.forceUpTo(root, directory);
        return true;
    }

    /** The object first: a claim without one is harmless, an object without one is nobody's. */
    void delete(ObjectKey key) throws IOException {
        if (Files.isRegularFile(object(key)) && Files.deleteIfExists(object(key))) {
            DurableFiles.force(parent(object(key)));
        }
        Files.deleteIfExists(claimFile(key));
    }

    /** Drops a file's claim to a key where nothing lies. */
    void release(ObjectKey key, FileId id) throws IOException {
        boolean own = claim(key).map(Claim::id).equals(Optional.of(id));
        if (own && !Files.exists(object(key))) {
            Files.deleteIfExists(claimFile(key));
        }
    }

    /** Whether somebody claimed a key a while ago and nothing lies there. */
    boolean isLeftClaimed(ObjectKey key) throws IOException {
        try {
            Instant claimed = Files.getLastModifiedTime(claimFile(key)).toInstant();
            return claimed.isBefore(Instant.now().minus(LEFT)) && !Files.exists(object(key));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Path claims() {
        return hiddenIn(root).resolve("claims");
    }

    private Path parts() {
        return hiddenIn(root).resolve("parts");
    }

    private Path claimFile(ObjectKey key) {
        return claims().resolve(key.value() + "~");
    }

    /** Never the root's own, since all that is asked for is below it. */
    private Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? root : parent;
    }
}
