package dev.waybill.catalog.migration.target;

import dev.waybill.settings.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What credentials that come with a request are sealed under.
 *
 * @param secretKey {@code WAYBILL_SECRET_KEY}, of 32 bytes or more; null (or blank) where none can be taken
 */
@ConfigurationProperties("waybill.catalog.migration.sealing")
public record SealingSettings(@Nullable String secretKey) {

    public SealingSettings {
        secretKey = Given.secretKeyOrUnset(secretKey);
    }

    @Override
    public String toString() {
        return "SealingSettings[secretKey=%s]".formatted(secretKey == null ? "unset" : "set");
    }
}
