package dev.waybill.catalog.verification;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is verified, and how often though nobody asks.
 *
 * @param prefixes {@code VERIFY_PREFIXES}: what the keys of all collections but products begin with
 * @param imagePrefix {@code S3_IMAGE_PREFIX}: what those of products begin with
 * @param interval {@code VERIFY_INTERVAL}: from the beginning of one verification to the next; zero for none by the clock
 */
@ConfigurationProperties("waybill.catalog.verification")
public record VerificationSettings(List<String> prefixes, String imagePrefix, Duration interval) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public VerificationSettings {
        prefixes = List.copyOf(prefixes);
        if (!interval.isZero() && interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("VERIFY_INTERVAL is a minute or more, such as 24h; 0 for never");
        }
    }

    /** What the keys of all collections begin with. */
    Prefixes all() {
        return new Prefixes(
                Stream.concat(prefixes.stream(), Stream.of(imagePrefix)).toList());
    }

    /** Whether verifications run by the clock. */
    public boolean isScheduled() {
        return !interval.isZero();
    }
}
