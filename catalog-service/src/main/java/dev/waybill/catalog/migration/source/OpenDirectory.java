package dev.waybill.catalog.migration.source;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.Set;

/**
 * A directory that is open. What is asked of it is asked of that one, whatever takes its name meanwhile, and no link is
 * followed: so nobody who changes a tree while it is read leads the reader out of it.
 */
final class OpenDirectory implements AutoCloseable {

    private final SecureDirectoryStream<Path> stream;

    private OpenDirectory(SecureDirectoryStream<Path> stream) {
        this.stream = stream;
    }

    /** The root of a tree, which alone may be named by a link. */
    static OpenDirectory root(Path directory) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(directory.toRealPath());
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new OpenDirectory(secure);
        }
        stream.close();
        throw new IOException("this system cannot open files without following links");
    }

    /** What lies in it, one after the other as the system tells it; to be called once. */
    Iterator<Path> children() {
        return stream.iterator();
    }

    BasicFileAttributes attributes(Path name) throws IOException {
        return stream.getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
                .readAttributes();
    }

    /** One that lies in it; the caller closes it. It stays open when this one is closed. */
    OpenDirectory directory(Path name) throws IOException {
        return new OpenDirectory(stream.newDirectoryStream(name, NOFOLLOW_LINKS));
    }

    /** A file that lies in it; the caller closes it. */
    SeekableByteChannel file(Path name) throws IOException {
        return stream.newByteChannel(name, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
