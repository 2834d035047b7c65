package dev.waybill.catalog.migration.web;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.catalog.migration.MigrationRequest;
import dev.waybill.catalog.migration.Mode;
import dev.waybill.event.EventJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is sent to begin a run. A member that nobody knows is refused: whoever misspells {@code mode} must not start what
 * they meant to try.
 */
final class RequestBodies {

    /** Room for every member at its longest. */
    static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_SOURCES = 32;

    private static final JsonMapper JSON = EventJson.mapper()
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RequestBodies() {}

    /**
     * @param body empty for a run of everything, as it is configured
     * @throws IllegalArgumentException with a sentence that names what is wrong, and no value
     */
    static MigrationRequest parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new IllegalArgumentException("the body has at most " + MAX_BYTES + " bytes");
        }
        return body.length == 0
                ? MigrationRequest.of(Mode.RUN, List.of())
                : read(body).request();
    }

    private static Body read(byte[] body) {
        try {
            return Objects.requireNonNull(JSON.readValue(body, Body.class));
        } catch (JacksonException | NullPointerException e) {
            // Its message may quote what was sent, a secret among it.
            throw new IllegalArgumentException(
                    "the body is a JSON object with no other members than bucketName, accessKeyId, secretAccessKey, region,"
                            + " endpointUrl, sources, mode and bandwidthLimit, of which sources is a list of texts and"
                            + " bandwidthLimit a number");
        }
    }

    private record Body(
            @JsonProperty("bucketName") @Nullable String bucketName,
            @JsonProperty("accessKeyId") @Nullable String accessKeyId,
            @JsonProperty("secretAccessKey") @Nullable String secretAccessKey,
            @JsonProperty("region") @Nullable String region,

            @JsonProperty("endpointUrl") @JsonAlias({"endpoint", "endpoint_url"}) @Nullable
            String endpointUrl,

            @JsonProperty("sources") @JsonAlias("source") @Nullable
            List<String> sources,

            @JsonProperty("mode") @Nullable String mode,
            @JsonProperty("bandwidthLimit") @Nullable Long bandwidthLimit) {

        MigrationRequest request() {
            List<String> named = sources == null ? List.of() : sources;
            if (named.size() > MAX_SOURCES || named.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("sources is a list of at most " + MAX_SOURCES + " names");
            }
            return new MigrationRequest(
                    blankToNull(bucketName),
                    blankToNull(accessKeyId),
                    blankToNull(secretAccessKey),
                    blankToNull(region),
                    blankToNull(endpointUrl),
                    named,
                    mode == null ? Mode.RUN : Mode.of(mode),
                    bandwidthLimit == null ? 0 : bandwidthLimit);
        }

        private static @Nullable String blankToNull(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }
}
