package dev.waybill.catalog.migration.target;

import com.fasterxml.jackson.annotation.JsonIgnoreType;
import dev.waybill.settings.Given;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gives to migrate to a bucket. Errors name the field as the request has it, and never repeat what stands in
 * it.
 *
 * @param bucket {@code bucketName}: 3 to 63 lower-case letters, digits, dots and hyphens
 * @param accessKeyId 3 to 128 of what stands in no signature's syntax
 * @param secretAccessKey up to 256 characters, none of them a control character or white space
 * @param region such as {@code us-east-1}, which it is unless somebody says otherwise
 * @param endpoint {@code endpointUrl}: null for the services' own; whether another is allowed, {@link EndpointRule} says
 */
@JsonIgnoreType
public record Credentials(
        String bucket,
        String accessKeyId,
        String secretAccessKey,
        String region,
        @Nullable URI endpoint) {

    private static final Pattern BUCKET = Pattern.compile("(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_.@+-]{3,128}");
    private static final Pattern SECRET = Pattern.compile("[^\\p{Cntrl}\\s]{1,256}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_REGION = 40;
    private static final int LONGEST_ENDPOINT = 255;
    private static final String DEFAULT_REGION = "us-east-1";

    /** @throws IllegalArgumentException naming the field that is wrong */
    public Credentials {
        require(
                BUCKET.matcher(bucket).matches(),
                "bucketName is the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens");
        require(
                KEY_ID.matcher(accessKeyId).matches(),
                "accessKeyId is a key's id: 3 to 128 letters, digits and . _ @ + -, without blanks or line ends");
        require(
                SECRET.matcher(secretAccessKey).matches(),
                "secretAccessKey is at most 256 characters without blanks, line ends or other control characters");
        require(
                region.length() <= LONGEST_REGION && REGION.matcher(region).matches(),
                "region is the name of a region, such as us-east-1");
        require(
                endpoint == null || isEndpoint(endpoint),
                "endpointUrl is an http or https address with a host and no user, query or fragment in it");
    }

    /**
     * What a request has, empty where it has nothing of it and means the configured bucket. Blank text counts as left out.
     *
     * @throws IllegalArgumentException naming the field that is wrong, or missing beside the others
     */
    public static Optional<Credentials> given(
            @Nullable String bucketName,
            @Nullable String accessKeyId,
            @Nullable String secretAccessKey,
            @Nullable String region,
            @Nullable String endpointUrl) {
        if (Stream.of(bucketName, accessKeyId, secretAccessKey, region, endpointUrl)
                .allMatch(text -> isUnset(text))) {
            return Optional.empty();
        }
        return Optional.of(new Credentials(
                required(bucketName, "bucketName"),
                required(accessKeyId, "accessKeyId"),
                required(secretAccessKey, "secretAccessKey"),
                isUnset(region) ? DEFAULT_REGION : Objects.requireNonNull(region),
                isUnset(endpointUrl) ? null : address(Objects.requireNonNull(endpointUrl))));
    }

    /** The same for another endpoint. */
    public Credentials at(@Nullable URI other) {
        return new Credentials(bucket, accessKeyId, secretAccessKey, region, other);
    }

    private static boolean isUnset(@Nullable String text) {
        return Given.textOrUnset(text) == null;
    }

    private static String required(@Nullable String text, String field) {
        if (isUnset(text)) {
            throw new IllegalArgumentException(field
                    + " is missing: bucketName, accessKeyId and secretAccessKey are given together, or none of them");
        }
        return Objects.requireNonNull(text);
    }

    private static URI address(String text) {
        try {
            require(text.length() <= LONGEST_ENDPOINT, "endpointUrl has at most 255 characters");
            return new URI(text);
        } catch (URISyntaxException e) {
            // Its message would repeat the text.
            throw new IllegalArgumentException("endpointUrl is no address");
        }
    }

    private static boolean isEndpoint(URI address) {
        return ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()))
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    @Override
    public String toString() {
        return "Credentials[bucket=%s, region=%s, endpoint=%s]".formatted(bucket, region, endpoint);
    }
}
