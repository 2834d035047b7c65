package dev.waybill.access.jwt;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refusals before any controller, in the same form as those of controllers. */
final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final HandlerExceptionResolver problems;

    AccessProblems(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        refuse(request, response, ErrorCode.UNAUTHENTICATED, "there is no token, or it is not valid");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) {
        refuse(request, response, ErrorCode.ACCESS_DENIED, "the token does not have the scope for this");
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, ErrorCode code, String message) {
        refuse(request, response, new WaybillException(code, message));
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, WaybillException e) {
        problems.resolveException(request, response, null, e);
    }
}
