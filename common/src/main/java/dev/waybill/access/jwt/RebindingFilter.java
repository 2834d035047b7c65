package dev.waybill.access.jwt;

import dev.waybill.error.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * For loopback without tokens, where whoever can connect may do anything: keeps out pages of other sites whose name was made
 * to lead here (DNS rebinding), for which a browser takes us for their own server. Only browsers are asked; they all send
 * {@code Accept-Language}, and no page can keep them from it.
 */
final class RebindingFilter extends OncePerRequestFilter {

    private static final Pattern HERE = Pattern.compile("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");
    private static final List<String> OF_BROWSERS = List.of("Accept-Language", "Origin", "Referer", "Sec-Fetch-Site");

    private final AccessProblems refusals;

    RebindingFilter(AccessProblems refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = String.valueOf(request.getHeader("Host"));
        if (HERE.matcher(host).matches() || OF_BROWSERS.stream().allMatch(name -> request.getHeader(name) == null)) {
            chain.doFilter(request, response);
        } else {
            refusals.refuse(request, response, ErrorCode.ACCESS_DENIED, "open this as localhost");
        }
    }
}
