package dev.waybill.web;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses headers that are too large with 431, where Tomcat has but 400 for them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class HeaderSizeFilter extends OncePerRequestFilter {

    private static final int MAX_CHARACTERS = 80 * 1024;

    private final HandlerExceptionResolver problems;

    HeaderSizeFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (size(request) > MAX_CHARACTERS) {
            problems.resolveException(
                    request,
                    response,
                    null,
                    new WaybillException(ErrorCode.HEADERS_TOO_LARGE, "headers have at most 80 KB together"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static int size(HttpServletRequest request) {
        int size = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                size += name.length() + value.length();
            }
        }
        return size;
    }
}
