package dev.waybill.cli.upload;

import dev.waybill.cli.terminal.Complaint;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The header field Content-Digest (RFC 9530): the server refuses bytes that do not match it. */
final class Digest {
    private static final int BLOCK = 1 << 17;

    private Digest() {}

    /** Reads the whole document. */
    static String of(Document document) {
        try (InputStream in = document.bytes().open()) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                sha256.update(block, 0, read);
            }
            return "sha-256=:" + Base64.getEncoder().encodeToString(sha256.digest()) + ":";
        } catch (IOException e) {
            throw new Complaint("It cannot be read.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
