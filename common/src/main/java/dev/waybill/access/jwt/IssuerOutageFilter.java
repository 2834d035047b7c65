package dev.waybill.access.jwt;

import dev.waybill.error.WaybillException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 503 while the keys that tokens are checked with cannot be had: that is neither the caller's fault nor ours. */
final class IssuerOutageFilter extends OncePerRequestFilter {

    private final AccessProblems refusals;

    IssuerOutageFilter(AccessProblems refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (WaybillException e) {
            refusals.refuse(request, response, e);
        }
    }
}
