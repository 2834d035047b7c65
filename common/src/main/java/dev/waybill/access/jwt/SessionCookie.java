package dev.waybill.access.jwt;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookie in which a browser keeps the token of whoever signed in. It counts as the bearer token, for every service,
 * wherever a request has no {@code Authorization} of its own.
 */
final class SessionCookie {

    /** Browsers drop a cookie whose name, value and attributes have more than 4,096 bytes together. */
    static final int MAX_TOKEN = 3900;

    private static final String NAME = "waybill_session";

    private SessionCookie() {}

    /** The token that it holds; null where there is none, or where somebody slipped in a second one. */
    static @Nullable String token(HttpServletRequest request) {
        List<String> values = values(request);
        return values.size() == 1 && !values.getFirst().isEmpty() ? values.getFirst() : null;
    }

    /** Whether the browser would speak for somebody by itself, whoever made it send the request. */
    static boolean speaksIn(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null && isIn(request);
    }

    static boolean isIn(HttpServletRequest request) {
        return !values(request).isEmpty();
    }

    /** @param isSecure whether the browser came by https, and is to send it by https only */
    static ResponseCookie of(String token, Duration age, boolean isSecure) {
        return ResponseCookie.from(NAME, token)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite("Strict")
                .path("/")
                .maxAge(age)
                .build();
    }

    /** The one that takes it away. */
    static ResponseCookie none() {
        return of("", Duration.ZERO, false);
    }

    private static List<String> values(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .toList();
    }
}
