package dev.waybill.storage.s3;

import dev.waybill.settings.Given;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The S3 settings of contract.md, section 7. Blank text counts as unset.
 *
 * @param enabled {@code S3_ENABLED}: whether files go to S3; unset, they do where there is a bucket
 * @param bucket {@code S3_BUCKET_NAME}
 * @param region {@code S3_REGION}, else {@code AWS_REGION}, else us-east-1
 * @param awsRegion {@code AWS_REGION}
 * @param endpointUrl {@code S3_ENDPOINT_URL}, null for AWS itself
 * @param publicEndpointUrl {@code S3_PUBLIC_ENDPOINT_URL}: the host that links carry; null for the endpoint itself
 * @param forcePathStyle {@code S3_FORCE_PATH_STYLE}: the bucket in the path rather than in the host name
 * @param accessKeyId {@code AWS_ACCESS_KEY_ID}, null to use the SDK's default chain
 * @param secretAccessKey {@code AWS_SECRET_ACCESS_KEY}
 * @param sessionToken {@code AWS_SESSION_TOKEN}, which temporary keys have; null for lasting ones
 * @param useIamRole {@code S3_USE_IAM_ROLE}: static keys are ignored, wherever they stand
 * @param cdnUrl {@code S3_CDN_URL}: the base of public addresses, null for the bucket's own
 * @param checksumMode {@code S3_CHECKSUM_MODE}: {@code when_required} or {@code when_supported}
 * @param storageClass {@code S3_STORAGE_CLASS} of new objects, null for the bucket's own
 */
@ConfigurationProperties("waybill.s3")
public record S3Settings(
        @Nullable Boolean enabled,
        @Nullable String bucket,
        @Nullable String region,
        @Nullable String awsRegion,
        @Nullable URI endpointUrl,
        @Nullable URI publicEndpointUrl,
        @DefaultValue("false") boolean forcePathStyle,
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @Nullable String sessionToken,
        @DefaultValue("false") boolean useIamRole,
        @Nullable URI cdnUrl,
        @Nullable String checksumMode,
        @Nullable String storageClass) {

    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");
    private static final String DEFAULT_REGION = "us-east-1";

    public S3Settings {
        bucket = Given.textOrUnset(bucket);
        awsRegion = Given.textOrUnset(awsRegion);
        region = firstOf(Given.textOrUnset(region), awsRegion);
        endpointUrl = Given.httpOrUnset(endpointUrl, "S3_ENDPOINT_URL");
        publicEndpointUrl = Given.httpOrUnset(publicEndpointUrl, "S3_PUBLIC_ENDPOINT_URL");
        cdnUrl = Given.httpOrUnset(cdnUrl, "S3_CDN_URL");
        accessKeyId = Given.textOrUnset(accessKeyId);
        secretAccessKey = Given.textOrUnset(secretAccessKey);
        sessionToken = Given.textOrUnset(sessionToken);
        checksumMode = Given.textOrUnset(checksumMode);
        storageClass = Given.textOrUnset(storageClass);
        require(
                bucket == null || BUCKET.matcher(bucket).matches(),
                "S3_BUCKET_NAME is the name of a bucket: letters, digits, dots and hyphens");
        require(
                bucket != null || !Boolean.TRUE.equals(enabled),
                "S3_ENABLED=true needs S3_BUCKET_NAME: the bucket that files are stored in");
        require(
                useIamRole || (accessKeyId == null) == (secretAccessKey == null),
                "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set together or not at all");
        ChecksumModes.parse(checksumMode);
        StorageClasses.check(storageClass);
    }

    /** A bucket of a server other than Amazon's, with static keys; everything else as it is where nothing is set. */
    public static S3Settings of(String bucket, String region, URI endpoint, String accessKeyId, String secret) {
        return new S3Settings(
                null, bucket, region, null, endpoint, null, true, accessKeyId, secret, null, false, null, null, null);
    }

    /** Whether files go to S3 rather than to local storage. */
    public boolean isUsed() {
        return enabled == null ? bucket != null : enabled;
    }

    /** The bucket that files go to. @throws IllegalStateException when there is none, as with local storage */
    public String requiredBucket() {
        if (bucket == null) {
            throw new IllegalStateException("S3_BUCKET_NAME is not set");
        }
        return bucket;
    }

    /** Whether the keys in these settings count. */
    public boolean hasStaticKeys() {
        return !useIamRole && accessKeyId != null && secretAccessKey != null;
    }

    /** What somebody should know who set them, a sentence each. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (awsRegion != null && !awsRegion.equals(region)) {
            warnings.add("S3_REGION=%s counts, not AWS_REGION=%s".formatted(region, awsRegion));
        }
        if (useIamRole && accessKeyId != null) {
            warnings.add("AWS_ACCESS_KEY_ID is ignored, since S3_USE_IAM_ROLE=true; remove it");
        }
        if (isUsed() && hasStaticKeys() && endpointUrl == null && sessionToken == null) {
            warnings.add("AWS_ACCESS_KEY_ID does not expire; an IAM role (S3_USE_IAM_ROLE=true) is safer");
        }
        if (!isUsed()) {
            warnings.add("files go to LOCAL_STORAGE_DIR, unencrypted, and not to S3: "
                    + (bucket == null ? "S3_BUCKET_NAME is not set" : "S3_ENABLED=false"));
        }
        return warnings;
    }

    @Override
    public String region() {
        return region == null ? DEFAULT_REGION : region;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    private static @Nullable String firstOf(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    @Override
    public String toString() {
        return "S3Settings[isUsed=%s, bucket=%s, region=%s, endpointUrl=%s]"
                .formatted(isUsed(), bucket, region(), endpointUrl);
    }
}
