package dev.waybill.catalog.productindex;

import dev.waybill.file.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An index about to be put where it belongs, in a temporary file that closing it deletes. Its first line tells when it was
 * made and nothing else.
 *
 * @param count of the products in it
 * @param size in bytes
 * @param sha256 of all of it
 * @param content of all but the first line: the same for the same products
 */
public record IndexDraft(Path file, int count, long size, Sha256 sha256, Sha256 content) implements AutoCloseable {

    /** How every index begins that was written here. */
    public static final String BEGINNING = "{\"generated_at\":\"";

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
