package dev.waybill.ingest.budget;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of staging.
 *
 * @param maxBytes {@code WAYBILL_STAGING_MAX_BYTES}: in all, whole files and those still coming
 * @param maxFiles {@code WAYBILL_STAGING_MAX_FILES}
 * @param leftoverAge how long a broken-off upload's bytes are left alone; longer than any upload takes
 */
@ConfigurationProperties("waybill.ingest.staging")
public record BudgetSettings(
        @DefaultValue("20GB") DataSize maxBytes,
        @DefaultValue("100000") long maxFiles,
        @DefaultValue("6h") Duration leftoverAge) {

    public BudgetSettings {
        if (maxBytes.toBytes() < 1 || maxFiles < 1) {
            throw new IllegalArgumentException(
                    "WAYBILL_STAGING_MAX_BYTES and WAYBILL_STAGING_MAX_FILES are at least 1");
        }
    }
}
