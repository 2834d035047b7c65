package dev.waybill.access.jwt;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refusals before any controller, in the same form as those of controllers: problems, and pages for people. Who has to sign
 * in for a page is taken to where they can, and back from there.
 */
final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final int MAX_NEXT = 2000;

    private final HandlerExceptionResolver problems;

    AccessProblems(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException, ServletException {
        if (Routes.PAGES.matches(request)) {
            sendToLogin(request, response);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        refuse(request, response, ErrorCode.UNAUTHENTICATED, "there is no token, or it is not valid");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException, ServletException {
        refuse(request, response, ErrorCode.ACCESS_DENIED, "the token does not have the scope for this");
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, ErrorCode code, String message)
            throws IOException, ServletException {
        refuse(request, response, new WaybillException(code, message));
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, WaybillException e)
            throws IOException, ServletException {
        if (Routes.PAGES.matches(request)) {
            request.setAttribute(RefusedPage.REASON, e);
            request.getRequestDispatcher(RefusedPage.PATH).forward(request, response);
        } else {
            problems.resolveException(request, response, null, e);
        }
    }

    private static void sendToLogin(HttpServletRequest request, HttpServletResponse response) {
        if (SessionCookie.isIn(request)) {
            response.addHeader(HttpHeaders.SET_COOKIE, SessionCookie.none().toString());
        }
        String page = request.getHeader("HX-Request") == null ? page(request) : pageOfScript(request);
        String login = page == null || page.length() > MAX_NEXT
                ? Routes.LOGIN
                : Routes.LOGIN + "?next=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
        if (request.getHeader("HX-Request") == null) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, login);
        } else {
            // A redirect would be followed unseen, and the form end up inside the page.
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", login);
        }
    }

    private static @Nullable String page(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                ? local(request.getRequestURI(), request.getQueryString())
                : null;
    }

    private static @Nullable String pageOfScript(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getHeader("HX-Current-URL"))
                    .map(URI::create)
                    .map(page -> local(page.getRawPath(), page.getRawQuery()))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String local(@Nullable String path, @Nullable String query) {
        return path == null || query == null ? path : path + "?" + query;
    }
}
