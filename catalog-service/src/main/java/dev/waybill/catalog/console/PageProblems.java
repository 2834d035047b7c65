package dev.waybill.catalog.console;

import dev.waybill.access.Caller;
import dev.waybill.access.Scopes;
import dev.waybill.error.WaybillException;
import dev.waybill.web.ProblemAdvice;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.view.FragmentsRendering;

/** Problems for people: a page, or where htmx asked, a message that goes where messages are. */
@ControllerAdvice(basePackageClasses = PageProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {

    private final FrameAdvice frames;

    PageProblems(FrameAdvice frames) {
        this.frames = frames;
    }

    @ExceptionHandler
    FragmentsRendering onAnything(Exception e, WebRequest request, Caller caller, Scopes scopes) {
        WaybillException problem = ProblemAdvice.explained(e);
        Map<String, Object> model = Map.of("problem", problem, "frame", frames.frame(caller, scopes));
        FragmentsRendering.Builder answer = request.getHeader("HX-Request") == null
                ? FragmentsRendering.fragment("console/problem", model)
                : FragmentsRendering.fragment("console/parts :: problem", model)
                        .header("HX-Retarget", "#messages")
                        .header("HX-Reswap", "afterbegin");
        problem.retryAfter()
                .ifPresent(delay -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(delay.toSeconds())));
        return answer.status(HttpStatus.valueOf(problem.code().status())).build();
    }
}
