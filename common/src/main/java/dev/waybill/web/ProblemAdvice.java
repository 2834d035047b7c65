package dev.waybill.web;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
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

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onWaybill(WaybillException e, HttpServletRequest request) {
        if (e.code().status() >= 500) {
            log.warn("{}: {}", e.code(), e.message(), e.getCause());
        }
        return Problems.answer(e, request);
    }

    /** Value types validate with this one, so at the edge it means that the request was wrong. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> onBadValue(IllegalArgumentException e, HttpServletRequest request) {
        return bad(String.valueOf(e.getMessage()), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onBadJson(HttpMessageNotReadableException e, HttpServletRequest request) {
        return bad("the body is not the JSON that this call takes", request);
    }

    /** The caller has gone; there is nobody to answer. */
    @ExceptionHandler
    void onCallerGone(AsyncRequestNotUsableException e) {
        log.debug("caller went away: {}", e.getMessage());
    }

    /** @throws Exception the same, when bytes are on their way already: the connection is closed for all to notice */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> onAnythingElse(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted()) {
            throw e;
        }
        if (e instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            String detail = String.valueOf(known.getBody().getDetail());
            return Problems.answer(
                    new WaybillException(ProblemErrorController.codeOf(status.value()), detail), request);
        }
        if (e instanceof IOException) {
            return bad("the request broke off", request);
        }
        log.error("unexpected error", e);
        return Problems.answer(new WaybillException(ErrorCode.INTERNAL, "something went wrong on our side"), request);
    }

    private static ResponseEntity<ProblemDetail> bad(String message, HttpServletRequest request) {
        return Problems.answer(new WaybillException(ErrorCode.BAD_REQUEST, message), request);
    }
}
