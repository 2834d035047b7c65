package dev.waybill.disk;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;

/** The two halves of a file that is really there: its bytes, and its name in its directory. */
public final class DurableFiles {

    private static final int BUFFER = 64 * 1024;

    private DurableFiles() {}

    /**
     * Writes a new file to its end and to disk. Its name is not durable before {@link #force}. The caller closes the body.
     *
     * @throws IOException when there is such a file already, or the body or the disk fails; a part may stay behind
     */
    public static void write(InputStream body, Path newFile, FileAttribute<?>... attributes) throws IOException {
        Files.createFile(newFile, attributes);
        try (FileChannel file = FileChannel.open(newFile, WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
            file.force(true);
        }
    }

    /** Makes the names in a directory durable. */
    public static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    /** The same for a directory and those that it is in, up to and with the root, which is one of them. */
    public static void forceUpTo(Path root, Path directory) throws IOException {
        for (Path each = directory; each != null && each.startsWith(root); each = each.getParent()) {
            force(each);
        }
    }
}
