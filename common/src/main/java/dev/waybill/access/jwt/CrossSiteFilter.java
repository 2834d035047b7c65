package dev.waybill.access.jwt;

import dev.waybill.error.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps other sites' pages from changing anything through the browser of somebody who can reach us, as on loopback, where
 * there are no tokens. Browsers say where a request comes from; other clients say nothing and are let through, unless it is
 * the cookie that would speak for them, or the request would set it: then nothing but our own page is believed.
 */
final class CrossSiteFilter extends OncePerRequestFilter {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final AccessProblems refusals;

    CrossSiteFilter(AccessProblems refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (HARMLESS.contains(request.getMethod()) || isBelieved(request)) {
            chain.doFilter(request, response);
        } else {
            refusals.refuse(request, response, ErrorCode.ACCESS_DENIED, "the request comes from another site's page");
        }
    }

    private static boolean isBelieved(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none") && !needsProof(request);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null ? !needsProof(request) : isOurs(origin, request.getHeader(HttpHeaders.HOST));
    }

    /** Who may make a browser sign in could have somebody work in their name, and see what they upload. */
    private static boolean needsProof(HttpServletRequest request) {
        return SessionCookie.speaksIn(request) || Routes.isLogin(request);
    }

    private static boolean isOurs(String origin, String host) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
