package dev.waybill.cli.bucket;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which bucket, and whose credentials: the services' own names (contract.md, section 7).
 *
 * @param endpoint null for AWS itself
 * @param useIamRole whether only a role's credentials count, and keys do not, wherever they are set
 * @param accessKeyId null to use the SDK's default chain: profile, container, instance
 * @param sessionToken of credentials that end, else null
 */
public record BucketSettings(
        String bucket,
        String region,
        @Nullable URI endpoint,
        boolean pathStyle,
        boolean useIamRole,
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @Nullable String sessionToken) {

    private static final String DEFAULT_REGION = "us-east-1";

    /**
     * @param named the setting of a name
     * @throws IllegalArgumentException with a sentence that says what is missing or wrong
     */
    public static BucketSettings of(Function<String, Optional<String>> named) {
        boolean role = isTrue(named, "S3_USE_IAM_ROLE");
        Function<String, Optional<String>> ofKeys = role ? name -> Optional.empty() : named;
        String id = ofKeys.apply("AWS_ACCESS_KEY_ID").orElse(null);
        String secret = ofKeys.apply("AWS_SECRET_ACCESS_KEY").orElse(null);
        if ((id == null) != (secret == null)) {
            throw new IllegalArgumentException(
                    "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set together or not at all.");
        }
        return new BucketSettings(
                bucket(named),
                region(named),
                endpoint(named.apply("S3_ENDPOINT_URL").orElse(null)),
                isTrue(named, "S3_FORCE_PATH_STYLE"),
                role,
                id,
                secret,
                ofKeys.apply("AWS_SESSION_TOKEN").orElse(null));
    }

    /** @throws IllegalArgumentException when there is none */
    static String bucket(Function<String, Optional<String>> named) {
        return named.apply("S3_BUCKET_NAME")
                .filter(name -> name.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,254}"))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "S3_BUCKET_NAME says which bucket: letters, digits, dots and hyphens, in the environment or in .env."));
    }

    static String region(Function<String, Optional<String>> named) {
        return named.apply("S3_REGION").or(() -> named.apply("AWS_REGION")).orElse(DEFAULT_REGION);
    }

    private static boolean isTrue(Function<String, Optional<String>> named, String name) {
        return named.apply(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    private static @Nullable URI endpoint(@Nullable String text) {
        if (text == null) {
            return null;
        }
        URI endpoint = URI.create(text);
        if (endpoint.getHost() == null || !String.valueOf(endpoint.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("S3_ENDPOINT_URL is an http or https address with a host.");
        }
        return endpoint;
    }

    @Override
    public String toString() {
        return "%s in %s at %s".formatted(bucket, region, endpoint == null ? "AWS" : endpoint.getHost());
    }
}
