package dev.waybill.web;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** RFC 9457 answers: the standard members, {@code code}, {@code request_id} and what the error itself brings. */
final class Problems {

    private Problems() {}

    static ResponseEntity<ProblemDetail> answer(WaybillException e, HttpServletRequest request) {
        ErrorCode code = e.code();
        ProblemDetail problem = ProblemDetail.forStatus(code.status());
        problem.setTitle(code.title());
        problem.setDetail(e.message());
        problem.setType(URI.create("about:blank"));
        problem.setProperty("code", code.name());
        problem.setProperty("advice", code.advice());
        problem.setProperty("request_id", request.getAttribute(RequestIdFilter.ATTRIBUTE));
        e.members().forEach(problem::setProperty);
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        e.retryAfter().ifPresent(delay -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(delay.toSeconds())));
        if (code == ErrorCode.RANGE_NOT_SATISFIABLE) {
            headers.set(HttpHeaders.CONTENT_RANGE, "bytes */" + e.members().get("size"));
        }
        return new ResponseEntity<>(problem, headers, code.status());
    }
}
