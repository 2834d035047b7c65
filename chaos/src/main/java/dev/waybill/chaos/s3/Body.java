package dev.waybill.chaos.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;

/**
 * How an answer's body goes to the client.
 *
 * @param flippedAt which byte differs, counted from 0; -1 for none
 * @param bytesPerSecond how fast; {@link Long#MAX_VALUE} for as fast as it can
 */
record Body(long flippedAt, long bytesPerSecond) {

    static final Body AS_IT_IS = new Body(-1, Long.MAX_VALUE);

    private static final int CHUNK = 64 << 10;
    private static final int PIECES_A_SECOND = 20;

    HttpEntity of(HttpEntity body) {
        // The type is among the answer's headers.
        return new EntityTemplate(body.getContentLength(), null, null, to -> {
            try (var from = body.getContent()) {
                copy(from, to);
            }
        });
    }

    private void copy(InputStream from, OutputStream to) throws IOException {
        var bytes = new byte[Math.clamp(bytesPerSecond / PIECES_A_SECOND, 1, CHUNK)];
        var passed = 0L;
        for (var read = from.read(bytes); read >= 0; read = from.read(bytes)) {
            if (flippedAt >= passed && flippedAt < passed + read) {
                bytes[(int) (flippedAt - passed)] ^= 1;
            }
            to.write(bytes, 0, read);
            passed += read;
            pause(read, to);
        }
    }

    private void pause(int sent, OutputStream to) throws IOException {
        if (bytesPerSecond < Long.MAX_VALUE) {
            to.flush();
            LockSupport.parkNanos(sent * 1_000_000_000L / bytesPerSecond);
        }
        if (Thread.interrupted()) {
            throw new InterruptedIOException();
        }
    }
}
