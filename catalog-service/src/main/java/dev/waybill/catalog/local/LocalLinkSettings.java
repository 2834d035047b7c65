package dev.waybill.catalog.local;

import dev.waybill.settings.Given;
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

    LocalLinkSettings {
        secretKey = Given.secretKeyOrUnset(secretKey);
    }

    @Override
    public String toString() {
        return "LocalLinkSettings[secretKey=%s]".formatted(secretKey == null ? "unset" : "set");
    }
}
