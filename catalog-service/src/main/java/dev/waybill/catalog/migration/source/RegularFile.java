package dev.waybill.catalog.migration.source;

import dev.waybill.file.Moments;
import dev.waybill.type.TypeDetection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A file as it lies in a tree.
 *
 * @param path below the tree's root
 * @param size in bytes
 * @param modified when it was changed last, to the millisecond
 * @param head its first bytes, as many as {@link TypeDetection} looks at
 */
record RegularFile(String path, long size, Instant modified, byte[] head) {

    static RegularFile read(String path, OpenDirectory directory, Path name, BasicFileAttributes attributes)
            throws IOException {
        byte[] head = new byte[(int) Math.min(attributes.size(), TypeDetection.HEAD)];
        try (SeekableByteChannel channel = directory.file(name)) {
            ByteBuffer buffer = ByteBuffer.wrap(head);
            int count = 0;
            while (count >= 0 && buffer.hasRemaining()) {
                count = channel.read(buffer);
            }
            return new RegularFile(
                    path,
                    attributes.size(),
                    within(attributes.lastModifiedTime().toInstant()),
                    Arrays.copyOf(head, buffer.position()));
        }
    }

    /** File systems keep times that nothing else does. */
    private static Instant within(Instant time) {
        try {
            return Moments.toMillis(time);
        } catch (IllegalArgumentException e) {
            return Instant.EPOCH;
        }
    }

    /** The path, taken apart. */
    List<String> segments() {
        return List.of(path.split("/"));
    }

    /** What the file is called. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
