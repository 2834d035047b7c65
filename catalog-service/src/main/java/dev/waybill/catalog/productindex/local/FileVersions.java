package dev.waybill.catalog.productindex.local;

import dev.waybill.catalog.productindex.IndexDraft;
import dev.waybill.catalog.productindex.IndexVersion;
import dev.waybill.file.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/** Tells versions of a file by their digests. */
final class FileVersions {

    private static final byte[] BEGINNING = IndexDraft.BEGINNING.getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_FIRST_LINE = 128;

    private FileVersions() {}

    /** @throws java.nio.file.NoSuchFileException when there is none */
    static IndexVersion of(Path file) throws IOException {
        MessageDigest whole = Sha256.newDigest();
        MessageDigest content = Sha256.newDigest();
        try (InputStream bytes = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), whole)) {
            boolean isOurs = skipFirstLine(bytes);
            new DigestInputStream(bytes, content).transferTo(OutputStream.nullOutputStream());
            return new IndexVersion(
                    Sha256.ofDigest(whole.digest()).hex(),
                    isOurs ? Optional.of(Sha256.ofDigest(content.digest())) : Optional.empty());
        }
    }

    /** @return whether it is one that Waybill wrote */
    private static boolean skipFirstLine(InputStream bytes) throws IOException {
        byte[] beginning = bytes.readNBytes(BEGINNING.length);
        if (!Arrays.equals(beginning, BEGINNING)) {
            return false;
        }
        for (int read = BEGINNING.length; read < LONGEST_FIRST_LINE; read++) {
            if (bytes.read() == '\n') {
                return true;
            }
        }
        return false;
    }
}
