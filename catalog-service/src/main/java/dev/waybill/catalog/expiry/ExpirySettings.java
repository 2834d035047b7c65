package dev.waybill.catalog.expiry;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param expiry how long the files of a collection are kept, by its name; those of others for ever */
@ConfigurationProperties("waybill.catalog")
record ExpirySettings(Map<String, Duration> expiry) {

    ExpirySettings {
        expiry.forEach((collection, age) -> {
            if (age.isNegative() || age.isZero()) {
                throw new IllegalArgumentException("waybill.catalog.expiry." + collection + " is more than no time");
            }
        });
    }
}
