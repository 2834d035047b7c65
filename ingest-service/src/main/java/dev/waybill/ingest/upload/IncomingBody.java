package dev.waybill.ingest.upload;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.ingest.budget.Reservation;
import dev.waybill.stream.BlockStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A body as it comes off the network: never faster into staging than there is room for, and not slower than a sender who
 * means it. Its failures are told apart from those of staging.
 */
final class IncomingBody extends BlockStream {

    /** From then on the average must be at least this: a modem's. A body that stands still is Tomcat's to end. */
    private static final long SLOWEST_BYTES_PER_SECOND = 1024;

    private final Reservation room;
    private final Duration grace;
    private final long started = System.nanoTime();
    private long count;

    /** @param grace how long everybody gets, whatever the rate */
    IncomingBody(InputStream body, Reservation room, Duration grace) {
        super(body);
        this.room = room;
        this.grace = grace;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(buffer, offset, length);
        } catch (IOException e) {
            throw new BrokenBodyException(e);
        }
        if (read > 0) {
            count += read;
            room.require(count);
            requirePace();
        }
        return read;
    }

    private void requirePace() {
        long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
        if (seconds >= grace.toSeconds() && count / seconds < SLOWEST_BYTES_PER_SECOND) {
            throw new WaybillException(
                    ErrorCode.UPLOAD_TOO_SLOW, "the body comes at less than " + SLOWEST_BYTES_PER_SECOND + " bytes/s");
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
