package dev.waybill.access.jwt;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** Where a request has its token: in {@code Authorization}, else in the cookie. Looked at only when of a token's size. */
final class RequestTokens implements BearerTokenResolver {

    private static final int MAX_TOKEN = 8 * 1024;

    private final BearerTokenResolver headers = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            requireSane(header);
            return headers.resolve(request);
        }
        // A cookie that is no longer valid must not keep anybody from where they get a new one.
        String cookie = Routes.OPEN.matches(request) ? null : SessionCookie.token(request);
        if (cookie != null) {
            requireSane(cookie);
        }
        return cookie;
    }

    private static void requireSane(String token) {
        if (token.length() > MAX_TOKEN) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("the token is too long"));
        }
    }
}
