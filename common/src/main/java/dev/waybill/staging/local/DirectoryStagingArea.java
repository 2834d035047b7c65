package dev.waybill.staging.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.waybill.file.FileId;
import dev.waybill.staging.MeasuredBody;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.StagedReceipt;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.StagingUsage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Staging in a directory that ingest and workers share: the file {@code {id}}, and {@code {id}.*.part} while it is still
 * being written, by each writer its own. A file appears under its id only when all of it is on disk.
 */
public final class DirectoryStagingArea implements StagingArea {

    private static final String PART = ".part";
    private static final int BUFFER = 64 * 1024;

    private final Path directory;

    /** Makes the directory where it is not there yet. */
    public DirectoryStagingArea(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    @Override
    public StagedReceipt stage(FileId id, InputStream body, long limit) throws IOException {
        Path part = directory.resolve(id + "." + UUID.randomUUID() + PART);
        try {
            MeasuredBody measured = new MeasuredBody(body, limit);
            try (FileChannel file = FileChannel.open(part, CREATE_NEW, WRITE)) {
                write(measured, file);
                file.force(true);
            }
            Files.move(part, place(id), ATOMIC_MOVE);
            force(directory);
            return measured.receipt();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private static void write(InputStream body, FileChannel file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
    }

    /** Makes the names in a directory durable. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<StagedFile> find(FileId id) throws IOException {
        try {
            return Optional.of(new OnDisk(place(id), Files.size(place(id))));
        } catch (NoSuchFileException e) {
            if (!Files.isDirectory(directory)) {
                throw new IOException("the staging directory " + directory + " is not there", e);
            }
            return Optional.empty();
        }
    }

    @Override
    public void delete(FileId id) throws IOException {
        Files.deleteIfExists(place(id));
    }

    @Override
    public StagingUsage usage() throws IOException {
        StagingUsage usage = StagingUsage.EMPTY;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Optional<BasicFileAttributes> attributes = attributes(file);
                if (isStaged(file) && attributes.isPresent()) {
                    usage = usage.plus(
                            attributes.get().size(),
                            attributes.get().lastModifiedTime().toInstant());
                }
            }
        }
        return usage;
    }

    @Override
    public int sweep(Duration age) throws IOException {
        Instant latest = Instant.now().minus(age);
        int removed = 0;
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, "*" + PART)) {
            for (Path part : parts) {
                boolean old = attributes(part)
                        .map(found -> found.lastModifiedTime().toInstant().isBefore(latest))
                        .orElse(false);
                if (old && Files.deleteIfExists(part)) {
                    removed++;
                }
            }
        }
        return removed;
    }

    private static boolean isStaged(Path file) {
        return FileId.tryParse(file.getFileName().toString()).isPresent();
    }

    private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path place(FileId id) {
        return directory.resolve(id.toString());
    }

    private record OnDisk(Path file, long size) implements StagedFile {

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
