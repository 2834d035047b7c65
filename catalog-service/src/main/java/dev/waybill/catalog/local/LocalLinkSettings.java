package dev.waybill.catalog.local;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What links to local files are signed with.
 *
 * @param secretKey {@code WAYBILL_SECRET_KEY}, of 32 bytes or more; null (or blank) for a key that is made once and kept
 *     in local storage
 */
@ConfigurationProperties("waybill.local-links")
record LocalLinkSettings(@Nullable String secretKey) {

    private static final int MIN_BYTES = 32;

    LocalLinkSettings {
        secretKey = secretKey == null || secretKey.isBlank() ? null : secretKey.strip();
        if (secretKey != null && secretKey.getBytes(StandardCharsets.UTF_8).length < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "WAYBILL_SECRET_KEY has at least 32 bytes; `openssl rand -base64 48` prints one");
        }
    }

    @Override
    public String toString() {
        return "LocalLinkSettings[secretKey=%s]".formatted(secretKey == null ? "unset" : "set");
    }
}
