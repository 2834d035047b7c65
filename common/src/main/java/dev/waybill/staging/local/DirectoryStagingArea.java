package dev.waybill.staging.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.waybill.disk.DurableFiles;
import dev.waybill.file.FileId;
import dev.waybill.staging.MeasuredBody;
import dev.waybill.staging.StagedBytes;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.StagedReceipt;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.StagingUsage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Staging in a directory that ingest and workers share: the file {@code {id}}, and {@code {id}.*.part} while it is still
 * being written, by each writer its own. A file appears under its id only when all of it is on disk.
 *
 * <p>A marker file tells a directory that bytes are taken in to from one that is wrong or not mounted: in the latter,
 * every file would look lost.
 */
public final class DirectoryStagingArea implements StagingArea {

    static final String MARKER = ".waybill-staging";

    private static final String PART = ".part";

    private final Path directory;

    private DirectoryStagingArea(Path directory) {
        this.directory = directory;
    }

    /** For whoever takes bytes in: makes the directory and its marker where they are not there yet. */
    public static DirectoryStagingArea create(Path directory) throws IOException {
        var area = new DirectoryStagingArea(Files.createDirectories(directory));
        area.mark();
        return area;
    }

    /** For whoever takes bytes out: makes nothing, and until somebody else has, each look for a file fails. */
    public static DirectoryStagingArea open(Path directory) {
        return new DirectoryStagingArea(directory);
    }

    private void mark() throws IOException {
        if (Files.exists(marker())) {
            return;
        }
        try {
            Files.createFile(marker());
        } catch (FileAlreadyExistsException e) {
            return; // another process was quicker
        }
        DurableFiles.force(directory);
    }

    private void requireMarker() throws IOException {
        if (!Files.exists(marker())) {
            throw new IOException(
                    "%s is not a staging area: the marker %s is missing; is it mounted?".formatted(directory, MARKER));
        }
    }

    private Path marker() {
        return directory.resolve(MARKER);
    }

    @Override
    public StagedReceipt stage(FileId id, InputStream body, long limit) throws IOException {
        mark(); // again, in case that somebody has cleared the directory
        Path part = directory.resolve(id + "." + UUID.randomUUID() + PART);
        try {
            MeasuredBody measured = new MeasuredBody(body, limit);
            DurableFiles.write(measured, part);
            Files.move(part, place(id), ATOMIC_MOVE);
            DurableFiles.force(directory);
            return measured.receipt();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    @Override
    public Optional<StagedFile> find(FileId id) throws IOException {
        requireMarker();
        try {
            return Optional.of(new OnDisk(place(id), Files.size(place(id))));
        } catch (NoSuchFileException e) {
            requireMarker(); // it may have been unmounted in between
            return Optional.empty();
        }
    }

    @Override
    public void delete(FileId id) throws IOException {
        if (!Files.deleteIfExists(place(id))) {
            requireMarker(); // where it is missing, the bytes may well be there all the same
        }
    }

    @Override
    public void list(Consumer<StagedBytes> each) throws IOException {
        requireMarker();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, DirectoryStagingArea::isStaged)) {
            for (Path file : files) {
                attributes(file)
                        .map(found -> new StagedBytes(
                                FileId.parse(file.getFileName().toString()),
                                found.size(),
                                found.lastModifiedTime().toInstant()))
                        .ifPresent(each);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        requireMarker(); // it may have been unmounted in between
    }

    @Override
    public StagingUsage usage() throws IOException {
        StagingUsage usage = StagingUsage.EMPTY;
        for (Path file : list("*")) {
            Optional<BasicFileAttributes> attributes = attributes(file);
            if (isStaged(file) && attributes.isPresent()) {
                usage = usage.plus(
                        attributes.get().size(),
                        attributes.get().lastModifiedTime().toInstant());
            }
        }
        return usage;
    }

    @Override
    public int sweep(Duration age) throws IOException {
        Instant latest = Instant.now().minus(age);
        int removed = 0;
        for (Path part : list("*" + PART)) {
            boolean old = attributes(part)
                    .map(found -> found.lastModifiedTime().toInstant().isBefore(latest))
                    .orElse(false);
            if (old && Files.deleteIfExists(part)) {
                removed++;
            }
        }
        return removed;
    }

    private List<Path> list(String glob) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
            return list(files);
        }
    }

    /** An iterator cannot throw an IOException, so a medium that fails meanwhile comes wrapped in an unchecked one. */
    static List<Path> list(DirectoryStream<Path> files) throws IOException {
        List<Path> found = new ArrayList<>();
        try {
            files.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
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
