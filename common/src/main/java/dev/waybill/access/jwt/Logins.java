package dev.waybill.access.jwt;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Lets people sign in to pages with a token, which their browser then sends as a cookie. Nothing is kept here. */
public final class Logins {

    private final @Nullable JwtDecoder decoder;
    private final Clock clock;

    /** @param decoder that of requests; null without access control */
    Logins(@Nullable JwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    /** Whether there is anything to sign in to: without access control everybody is let in. */
    public boolean areNeeded() {
        return decoder != null;
    }

    /**
     * The cookie of somebody who has that token; it ends when the token does.
     *
     * @param isSecure whether they came by https
     * @throws WaybillException {@link ErrorCode#UNAUTHENTICATED} when the token would not be taken in a request either, {@link
     *     ErrorCode#BAD_REQUEST} when it is too long for a cookie, {@link ErrorCode#ISSUER_UNAVAILABLE} when nobody can tell
     */
    public ResponseCookie begin(String token, boolean isSecure) {
        if (token.length() > SessionCookie.MAX_TOKEN) {
            throw new WaybillException(
                    ErrorCode.BAD_REQUEST,
                    "a browser keeps no token of more than %d characters: ask for one with fewer claims"
                            .formatted(SessionCookie.MAX_TOKEN));
        }
        Duration left = Duration.between(clock.instant(), end(token));
        if (left.toSeconds() < 1) {
            throw refused(null);
        }
        return SessionCookie.of(token, left, isSecure);
    }

    /** The cookie that ends it. The token itself goes on until it expires: it is its holder's. */
    public ResponseCookie end() {
        return SessionCookie.none();
    }

    JwtDecoder decoder() {
        return Objects.requireNonNull(decoder, "there is no access control");
    }

    private Instant end(String token) {
        try {
            return Objects.requireNonNull(decoder().decode(token).getExpiresAt(), "a token without exp is refused");
        } catch (JwtException e) {
            throw refused(e);
        }
    }

    private static WaybillException refused(@Nullable JwtException cause) {
        String message = "the token is not valid, or has expired";
        return cause == null
                ? new WaybillException(ErrorCode.UNAUTHENTICATED, message)
                : new WaybillException(ErrorCode.UNAUTHENTICATED, message, cause);
    }
}
