package dev.waybill.staging;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where to stage.
 *
 * @param location {@code WAYBILL_STAGING}: a directory, or {@code s3://bucket/prefix}
 * @param create whether to make the directory: for whoever takes bytes in; of no meaning to a bucket
 */
@ConfigurationProperties("waybill.staging")
public record StagingSettings(
        String location, @DefaultValue("true") boolean create) {

    private static final Pattern BUCKET = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/([A-Za-z0-9._/-]*)");

    public StagingSettings {
        if (location.isBlank()) {
            throw new IllegalArgumentException("WAYBILL_STAGING is required: a directory or s3://bucket/prefix");
        }
        if (location.startsWith("s3:") && !BUCKET.matcher(location).matches()) {
            throw new IllegalArgumentException("WAYBILL_STAGING is a directory or s3://bucket/prefix");
        }
    }

    /** The bucket and the prefix, which ends with a slash, or empty when it is a directory. */
    public Optional<BucketLocation> bucketPrefix() {
        Matcher bucket = BUCKET.matcher(location);
        if (!bucket.matches()) {
            return Optional.empty();
        }
        String prefix = bucket.group(2);
        return Optional.of(
                new BucketLocation(bucket.group(1), prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/"));
    }
}
