package dev.waybill.storage.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The S3 settings of contract.md, section 7. Blank text counts as unset.
 *
 * @param bucket {@code S3_BUCKET_NAME}
 * @param region {@code S3_REGION}, else {@code AWS_REGION}, else us-east-1
 * @param endpointUrl {@code S3_ENDPOINT_URL}, null for AWS itself
 * @param publicEndpointUrl {@code S3_PUBLIC_ENDPOINT_URL}: the host that links carry; null for the endpoint itself
 * @param forcePathStyle {@code S3_FORCE_PATH_STYLE}: the bucket in the path rather than in the host name
 * @param accessKeyId {@code AWS_ACCESS_KEY_ID}, null to use the SDK's default chain
 * @param secretAccessKey {@code AWS_SECRET_ACCESS_KEY}
 * @param useIamRole {@code S3_USE_IAM_ROLE}: static keys are ignored
 * @param cdnUrl {@code S3_CDN_URL}: the base of public addresses, null for the bucket's own
 */
@ConfigurationProperties("waybill.s3")
public record S3Settings(
        String bucket,
        @DefaultValue("us-east-1") String region,
        @Nullable URI endpointUrl,
        @Nullable URI publicEndpointUrl,
        @DefaultValue("false") boolean forcePathStyle,
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @DefaultValue("false") boolean useIamRole,
        @Nullable URI cdnUrl) {

    public S3Settings {
        if (bucket.isBlank()) {
            throw new IllegalArgumentException("S3_BUCKET_NAME is required: the bucket that files are stored in");
        }
        endpointUrl = httpOrUnset(endpointUrl, "S3_ENDPOINT_URL");
        publicEndpointUrl = httpOrUnset(publicEndpointUrl, "S3_PUBLIC_ENDPOINT_URL");
        cdnUrl = httpOrUnset(cdnUrl, "S3_CDN_URL");
        accessKeyId = textOrUnset(accessKeyId);
        secretAccessKey = textOrUnset(secretAccessKey);
        if ((accessKeyId == null) != (secretAccessKey == null)) {
            throw new IllegalArgumentException(
                    "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set together or not at all");
        }
    }

    private static @Nullable String textOrUnset(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable URI httpOrUnset(@Nullable URI address, String name) {
        if (address == null || address.toString().isBlank()) {
            return null;
        }
        if (address.getHost() == null || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw new IllegalArgumentException(name + " is an http or https address with a host");
        }
        return address;
    }

    @Override
    public String toString() {
        return "S3Settings[bucket=%s, region=%s, endpointUrl=%s]".formatted(bucket, region, endpointUrl);
    }
}
