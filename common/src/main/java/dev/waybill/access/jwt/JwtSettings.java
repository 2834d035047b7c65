package dev.waybill.access.jwt;

import dev.waybill.settings.Given;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How tokens are checked (contract.md, section 4.3): at most one of the three ways, none for no access control. Blank
 * text counts as unset.
 *
 * @param issuerUri {@code JWT_ISSUER_URI}: whose tokens count; also tells where its keys are, unless the next one does
 * @param jwkSetUri {@code JWT_JWK_SET_URI}: where the keys are
 * @param secret {@code JWT_SECRET}: the shared key of HS256, of 32 bytes or more
 * @param audience {@code JWT_AUDIENCE}: whom tokens must be meant for; null for anybody
 */
@ConfigurationProperties("waybill.jwt")
public record JwtSettings(
        @Nullable URI issuerUri,
        @Nullable URI jwkSetUri,
        @Nullable String secret,
        @Nullable String audience) {

    private static final int MIN_SECRET_BYTES = 32;

    public JwtSettings {
        issuerUri = Given.httpOrUnset(issuerUri, "JWT_ISSUER_URI");
        jwkSetUri = Given.httpOrUnset(jwkSetUri, "JWT_JWK_SET_URI");
        secret = Given.textOrUnset(secret);
        audience = Given.textOrUnset(audience);
        if (secret != null && (issuerUri != null || jwkSetUri != null)) {
            throw new IllegalArgumentException("set JWT_SECRET, or JWT_ISSUER_URI and JWT_JWK_SET_URI, not both");
        }
        if (secret != null && secret.getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "JWT_SECRET has at least 32 bytes; `openssl rand -base64 48` prints one");
        }
    }

    /** Whether there is any access control. */
    public boolean isSet() {
        return Stream.of(issuerUri, jwkSetUri, secret).anyMatch(Objects::nonNull);
    }

    @Override
    public String toString() {
        return "JwtSettings[issuerUri=%s, jwkSetUri=%s, secret=%s, audience=%s]"
                .formatted(issuerUri, jwkSetUri, secret == null ? "unset" : "set", audience);
    }
}
