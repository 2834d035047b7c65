package dev.waybill.catalog.migration.target;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps credentials for as long as a run needs them: AES-256-GCM, under a key derived from {@code WAYBILL_SECRET_KEY} by
 * HKDF, bound to the run. All replicas with the same secret can open what one of them has sealed. Safe for use by many
 * threads.
 */
public final class Sealing {

    /** Keeps this key apart from whatever else the same secret is used for, and says how what is sealed is laid out. */
    private static final String PURPOSE = "waybill migration credentials 1";

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final @Nullable SecretKey key;
    private final SecureRandom random = new SecureRandom();

    public Sealing(SealingSettings settings) {
        this.key = settings.secretKey() == null ? null : derived(settings.secretKey());
    }

    /**
     * Base64 that tells nothing to whoever does not have the secret; another one each time.
     *
     * @param run the id of the only run that can open it
     * @throws WaybillException {@link ErrorCode#MIGRATION_SECRET_KEY} when there is no secret to seal under
     */
    public String seal(Credentials credentials, String run) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, run, write(credentials));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /**
     * What was sealed.
     *
     * @throws WaybillException {@link ErrorCode#MIGRATION_SECRET_KEY} when it was sealed under another secret or for another
     *     run, or was altered
     */
    public Credentials open(String sealed, String run) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
            byte[] nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            byte[] rest = new byte[bytes.remaining()];
            bytes.get(rest);
            return read(crypt(Cipher.DECRYPT_MODE, nonce, run, rest));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw notOurs(e);
        }
    }

    private byte[] crypt(int mode, byte[] nonce, String run, byte[] bytes) {
        if (key == null) {
            throw new WaybillException(
                    ErrorCode.MIGRATION_SECRET_KEY,
                    "credentials are kept sealed while a migration runs, and WAYBILL_SECRET_KEY is not set");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((PURPOSE + "\n" + run).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw notOurs(e);
        }
    }

    private static WaybillException notOurs(Exception cause) {
        return new WaybillException(
                ErrorCode.MIGRATION_SECRET_KEY,
                "the credentials of this migration were sealed under another WAYBILL_SECRET_KEY, or were altered",
                cause);
    }

    private static SecretKey derived(String secret) {
        try {
            SecretKey given = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "Generic");
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(given)
                                    .thenExpand(PURPOSE.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 25 has HKDF", e);
        }
    }

    private static byte[] write(Credentials credentials) {
        URI endpoint = credentials.endpoint();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(credentials.bucket());
            out.writeUTF(credentials.accessKeyId());
            out.writeUTF(credentials.secretAccessKey());
            out.writeUTF(credentials.region());
            out.writeUTF(endpoint == null ? "" : endpoint.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Credentials read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String bucket = in.readUTF();
            String accessKeyId = in.readUTF();
            String secretAccessKey = in.readUTF();
            String region = in.readUTF();
            String endpoint = in.readUTF();
            return new Credentials(
                    bucket, accessKeyId, secretAccessKey, region, endpoint.isEmpty() ? null : URI.create(endpoint));
        } catch (IOException e) {
            throw notOurs(e);
        }
    }
}
