package dev.waybill.access.jwt;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** The decoder that the settings ask for. Each knows its own algorithms only, so that no key is taken for another kind. */
final class JwtDecoding {

    /** Who signs the tokens that {@code waybill token} prints, and whom they are for. */
    private static final String OURSELVES = "waybill";

    private static final int MAX_SUBJECT = 255;
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(5);

    private JwtDecoding() {}

    /** @return throws {@link ErrorCode#ISSUER_UNAVAILABLE} while the keys cannot be had */
    static JwtDecoder decoder(JwtSettings settings) {
        JwtDecoder decoder = choose(settings);
        return token -> {
            try {
                return decoder.decode(token);
            } catch (BadJwtException e) {
                throw e;
            } catch (JwtException | JwtDecoderInitializationException e) {
                throw new WaybillException(ErrorCode.ISSUER_UNAVAILABLE, "the keys of tokens cannot be had", e)
                        .retryAfter(COME_BACK_AFTER);
            }
        };
    }

    private static JwtDecoder choose(JwtSettings settings) {
        String secret = settings.secret();
        if (secret != null) {
            return withSecret(secret, settings);
        }
        URI keys = settings.jwkSetUri();
        return keys != null ? withKeys(keys, settings) : withIssuer(settings);
    }

    private static JwtDecoder withSecret(String secret, JwtSettings settings) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(
                        new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        decoder.setJwtValidator(validator(settings));
        return decoder;
    }

    private static JwtDecoder withKeys(URI keys, JwtSettings settings) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys.toString())
                .jwsAlgorithms(algorithms -> algorithms.addAll(Set.of(SignatureAlgorithm.values())))
                .build();
        decoder.setJwtValidator(validator(settings));
        return decoder;
    }

    /** Asks the issuer for its keys when the first token comes: it may be away when we start. */
    private static JwtDecoder withIssuer(JwtSettings settings) {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(String.valueOf(settings.issuerUri()))
                    .build();
            decoder.setJwtValidator(validator(settings));
            return decoder;
        });
    }

    private static OAuth2TokenValidator<Jwt> validator(JwtSettings settings) {
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
        validators.add(new JwtTimestampValidator());
        validators.add(require("it has no exp", token -> token.getExpiresAt() != null));
        validators.add(require(
                "sub is too long", token -> String.valueOf(token.getSubject()).length() <= MAX_SUBJECT));
        validators.add(require("it is from another issuer", token -> isFrom(settings, token)));
        validators.add(require("it is meant for somebody else", token -> isFor(settings, token)));
        return new DelegatingOAuth2TokenValidator<>(validators);
    }

    private static boolean isFrom(JwtSettings settings, Jwt token) {
        String issuer = token.getClaimAsString("iss");
        if (settings.secret() != null) {
            return issuer == null || issuer.equals(OURSELVES);
        }
        URI expected = settings.issuerUri();
        return expected == null || expected.toString().equals(issuer);
    }

    private static boolean isFor(JwtSettings settings, Jwt token) {
        List<String> audience = Objects.requireNonNullElse(token.getAudience(), List.of());
        if (settings.audience() != null) {
            return audience.contains(settings.audience());
        }
        return settings.secret() == null || audience.isEmpty() || audience.contains(OURSELVES);
    }

    private static OAuth2TokenValidator<Jwt> require(String otherwise, Predicate<Jwt> condition) {
        OAuth2Error error = new OAuth2Error("invalid_token", otherwise, null);
        return token -> condition.test(token)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(error);
    }
}
