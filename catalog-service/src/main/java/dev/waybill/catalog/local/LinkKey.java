package dev.waybill.catalog.local;

import dev.waybill.disk.DurableFiles;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key that links are signed with, the same for all replicas: of the secret in the settings, else one that was made at
 * random once and lies in local storage, where no object can be.
 */
final class LinkKey {

    private static final String ALGORITHM = "HmacSHA256";

    /** Keeps what is signed here apart from whatever else the same secret is used for. */
    private static final String PURPOSE = "waybill local links 1";

    private static final int BYTES = 32;

    private final LocalLinkSettings settings;
    private final Path directory;
    private volatile byte @Nullable [] known;

    /** @param directory where the key is kept; made by whoever makes local storage, never here */
    LinkKey(LocalLinkSettings settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    /** @throws WaybillException {@link ErrorCode#STORE_UNAVAILABLE} when there is no secret and local storage is away */
    byte[] sign(String text) {
        return hmac(key(), text);
    }

    private byte[] key() {
        byte[] key = known;
        if (key == null) {
            String secret = settings.secretKey();
            key = secret == null ? kept() : hmac(secret.getBytes(StandardCharsets.UTF_8), PURPOSE);
            known = key;
        }
        return key;
    }

    private byte[] kept() {
        Path file = directory.resolve("link-key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new WaybillException(
                    ErrorCode.STORE_UNAVAILABLE,
                    e instanceof NoSuchFileException
                            ? "LOCAL_STORAGE_DIR is no local storage; is it mounted?"
                            : "the key of links in local storage cannot be read",
                    e);
        }
    }

    /** Of several replicas that make one at a time, all use the one that got the name. */
    private void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Path aside = directory.resolve("link-key." + UUID.randomUUID());
        try {
            DurableFiles.write(
                    new ByteArrayInputStream(random),
                    aside,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.createLink(file, aside);
            DurableFiles.force(directory);
        } catch (FileAlreadyExistsException e) {
            return; // another was quicker
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
