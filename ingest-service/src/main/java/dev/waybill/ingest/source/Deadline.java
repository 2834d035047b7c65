package dev.waybill.ingest.source;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.time.Duration;

/** By when a source must have been read. */
public record Deadline(long nanos) {

    /** So long from now on. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left, never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    public boolean isOver() {
        return left().isZero();
    }

    /** @throws WaybillException UPLOAD_TOO_SLOW when it is over */
    public void require() {
        if (isOver()) {
            throw tooSlow();
        }
    }

    public static WaybillException tooSlow() {
        return new WaybillException(ErrorCode.UPLOAD_TOO_SLOW, "the source takes longer than a document may take");
    }
}
