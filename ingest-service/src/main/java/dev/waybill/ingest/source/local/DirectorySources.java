package dev.waybill.ingest.source.local;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.ingest.source.Deadline;
import dev.waybill.ingest.source.Fetched;
import dev.waybill.ingest.source.SourceAddress;
import dev.waybill.ingest.source.SourceBody;
import dev.waybill.ingest.source.SourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files below one directory. Symbolic links are followed to where they lead, which must lie below it too. A directory
 * that is not there is taken for one that is not mounted, which passes.
 */
public final class DirectorySources implements SourceReader<SourceAddress.Local> {

    private static final Logger log = LoggerFactory.getLogger(DirectorySources.class);

    private final Path directory;

    public DirectorySources(Path directory) {
        this.directory = directory;
    }

    @Override
    public Fetched open(SourceAddress.Local address, Deadline deadline) {
        Path root = root();
        Path named = named(root, address.path());
        try {
            Path real = named.toRealPath();
            requireInside(real.startsWith(root));
            if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                throw SourceAddress.refused("the source is not a regular file");
            }
            FileChannel channel = FileChannel.open(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            InputStream body = new SourceBody(Channels.newInputStream(channel), deadline);
            return new Fetched(OptionalLong.of(channel.size()), true, body, () -> close(channel));
        } catch (FileSystemException e) { // the directory itself was there just now
            throw new WaybillException(
                    ErrorCode.SOURCE_NOT_FOUND, "there is no such file in the inbox directory that may be read", e);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private Path root() {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** Before anything is looked up, so that nobody learns what lies elsewhere. */
    private Path named(Path root, String path) {
        try {
            Path named = Path.of(path);
            Path inside =
                    named.isAbsolute() ? named.normalize() : root.resolve(named).normalize();
            requireInside(inside.startsWith(root)
                    || inside.startsWith(directory.toAbsolutePath().normalize()));
            return inside;
        } catch (InvalidPathException e) {
            throw SourceAddress.refused("a file has the form file:///path");
        }
    }

    private static void requireInside(boolean inside) {
        if (!inside) {
            throw SourceAddress.refused("the file does not lie in the inbox directory, WAYBILL_INBOX_DIR");
        }
    }

    private static WaybillException unavailable(IOException e) {
        return new WaybillException(ErrorCode.SOURCE_UNAVAILABLE, "the inbox directory cannot be read", e);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            log.debug("a source did not close: {}", e.getMessage());
        }
    }
}
