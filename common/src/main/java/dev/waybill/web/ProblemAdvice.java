package dev.waybill.web;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Turns whatever a controller throws into a problem that names no class, no stack and no secret. */
@RestControllerAdvice
public final class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    /** The caller has gone; there is nobody to answer. */
    @ExceptionHandler
    void onCallerGone(AsyncRequestNotUsableException e) {
        log.debug("caller went away: {}", e.getMessage());
    }

    /** @throws Exception the same, when bytes are on their way already: the connection is closed for all to notice */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> onAnythingElse(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted() && !(e instanceof WaybillException)) {
            throw e;
        }
        return Problems.answer(explained(e), request);
    }

    /** What it means to whoever asked, without any class, stack or secret; what is our fault goes to the log. */
    public static WaybillException explained(Exception exception) {
        return switch (exception) {
            case WaybillException e -> logged(e);
            // Value types validate with this one, so at the edge it means that the request was wrong.
            case IllegalArgumentException e -> bad(String.valueOf(e.getMessage()));
            case HttpMessageNotReadableException ignored -> bad("the body is not the JSON that this call takes");
            case ErrorResponse known ->
                new WaybillException(
                        ProblemErrorController.codeOf(known.getStatusCode().value()),
                        String.valueOf(known.getBody().getDetail()));
            case IOException ignored -> bad("the request broke off");
            default -> {
                log.error("unexpected error", exception);
                yield new WaybillException(ErrorCode.INTERNAL, "something went wrong on our side");
            }
        };
    }

    private static WaybillException logged(WaybillException e) {
        if (e.code().status() >= 500) {
            log.warn("{}: {}", e.code(), e.message(), e.getCause());
        }
        return e;
    }

    private static WaybillException bad(String message) {
        return new WaybillException(ErrorCode.BAD_REQUEST, message);
    }
}
