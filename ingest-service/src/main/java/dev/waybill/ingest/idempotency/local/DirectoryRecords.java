package dev.waybill.ingest.idempotency.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.waybill.ingest.idempotency.DurableRecords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One file a record. A record appears whole or not at all: it is written aside, then linked or renamed into place. */
public final class DirectoryRecords implements DurableRecords {

    private final Path directory;

    /** Makes the directory where it is not there yet. */
    public DirectoryRecords(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    @Override
    public boolean create(String name, byte[] content) throws IOException {
        Path aside = writeAside(content);
        try {
            Files.createLink(directory.resolve(name), aside);
            force();
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void replace(String name, byte[] content) throws IOException {
        Files.move(writeAside(content), directory.resolve(name), ATOMIC_MOVE);
        force();
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    @Override
    public int sweep(Instant before) throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (isOlder(file, before) && Files.deleteIfExists(file)) {
                    removed++;
                }
            }
        }
        return removed;
    }

    private static boolean isOlder(Path file, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Path writeAside(byte[] content) throws IOException {
        Path aside = directory.resolve(UUID.randomUUID() + ".new");
        try (FileChannel file = FileChannel.open(aside, CREATE_NEW, WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(aside); // a full disk would fill up with them
            throw e;
        }
        return aside;
    }

    private void force() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }
}
