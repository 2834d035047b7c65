package dev.waybill.catalog.verification;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is verified, and how often though nobody asks.
 *
 * @param prefixes {@code VERIFY_PREFIXES}: what the keys of all collections begin with
 * @param interval {@code VERIFY_INTERVAL}: from the beginning of one verification to the next; zero for none by the clock
 */
@ConfigurationProperties("waybill.catalog.verification")
public record VerificationSettings(List<String> prefixes, Duration interval) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public VerificationSettings {
        prefixes = List.copyOf(prefixes);
        if (!interval.isZero() && interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("VERIFY_INTERVAL is a minute or more, such as 24h; 0 for never");
        }
    }

    /** Whether verifications run by the clock. */
    public boolean isScheduled() {
        return !interval.isZero();
    }
}
