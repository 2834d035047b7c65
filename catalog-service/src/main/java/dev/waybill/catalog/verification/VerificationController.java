package dev.waybill.catalog.verification;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.web.JsonLines;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers with a line of JSON for everything that is found, as it is found. Once it has begun it is a 200 in any case: the
 * last line says whether it came to its end. Whoever hangs up ends it.
 */
@RestController
class VerificationController {

    /** More would only slow each other down. */
    private static final int AT_ONCE = 2;

    private static final Duration COME_BACK_AFTER = Duration.ofMinutes(1);

    private final Verification verification;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    VerificationController(Verification verification) {
        this.verification = verification;
    }

    @PostMapping(path = "/api/v1/verifications", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<JsonLines> verify(
            @RequestParam(defaultValue = "false") boolean download,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "none") String repair,
            @RequestParam(defaultValue = "25h") String grace,
            @RequestParam(defaultValue = "false") boolean force) {
        var request = new VerificationRequest(
                download, all, VerificationRequest.RepairMode.of(repair), DurationStyle.detectAndParse(grace), force);
        if (turns.availablePermits() == 0) {
            throw new WaybillException(ErrorCode.TOO_MANY_REQUESTS, "two verifications are running already")
                    .retryAfter(COME_BACK_AFTER);
        }
        return JsonLines.answer(lines -> inTurn(request, lines));
    }

    /** Two who asked at the same moment may both be let in; then one waits for the other. */
    private void inTurn(VerificationRequest request, Consumer<Object> lines) {
        turns.acquireUninterruptibly();
        try {
            tell(request, lines);
        } finally {
            turns.release();
        }
    }

    private void tell(VerificationRequest request, Consumer<Object> lines) {
        try {
            lines.accept(new Line.Progress(0, 0, 0, 0));
            lines.accept(verification.run(request, lines::accept));
        } catch (WaybillException e) {
            lines.accept(new Line.Failed(e.code(), e.message()));
        }
    }
}
