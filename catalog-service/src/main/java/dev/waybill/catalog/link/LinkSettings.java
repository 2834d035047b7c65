package dev.waybill.catalog.link;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How links are made.
 *
 * @param expirySeconds {@code PRESIGNED_URL_EXPIRY_SECONDS}: how long a link works, at most the seven days that S3 allows
 */
@ConfigurationProperties("waybill.links")
public record LinkSettings(@DefaultValue("3600") int expirySeconds) {

    private static final int SEVEN_DAYS = 604_800;

    public LinkSettings {
        if (expirySeconds < 1 || expirySeconds > SEVEN_DAYS) {
            throw new IllegalArgumentException(
                    "PRESIGNED_URL_EXPIRY_SECONDS is from 1 to " + SEVEN_DAYS + ", not " + expirySeconds);
        }
    }

    Duration expiry() {
        return Duration.ofSeconds(expirySeconds);
    }
}
