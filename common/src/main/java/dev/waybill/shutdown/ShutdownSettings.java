package dev.waybill.shutdown;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param drain {@code SHUTDOWN_DRAIN}: how long requests are still taken after readiness is out of service */
@ConfigurationProperties("waybill.shutdown")
record ShutdownSettings(@DefaultValue("0s") Duration drain) {

    private static final Duration MOST = Duration.ofMinutes(5);

    ShutdownSettings {
        if (drain.isNegative() || drain.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("SHUTDOWN_DRAIN is from 0s to 5m");
        }
    }
}
