package dev.waybill.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.jspecify.annotations.Nullable;

/** Without them S3Proxy drops content types, metadata and checksums and says nothing. */
final class ExtendedAttributes {

    private static final String PROBE = "waybill.probe";

    static void require(Path directory) {
        var attributes = Files.getFileAttributeView(directory, UserDefinedFileAttributeView.class);
        if (attributes == null) {
            throw unsupported(directory, null);
        }
        try {
            attributes.write(PROBE, StandardCharsets.US_ASCII.encode("1"));
            attributes.delete(PROBE);
        } catch (IOException | UnsupportedOperationException e) {
            throw unsupported(directory, e);
        }
    }

    private static IllegalStateException unsupported(Path directory, @Nullable Throwable cause) {
        return new IllegalStateException(
                "The filesystem of " + directory + " has no user extended attributes, in which objects keep their"
                        + " metadata. Choose a directory on ext4, xfs, btrfs or APFS.",
                cause);
    }

    private ExtendedAttributes() {}
}
