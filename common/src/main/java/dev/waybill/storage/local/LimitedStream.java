package dev.waybill.storage.local;

import dev.waybill.stream.BlockStream;
import java.io.IOException;
import java.io.InputStream;

/** The first so many bytes of another stream. */
final class LimitedStream extends BlockStream {

    private long left;

    LimitedStream(InputStream stream, long limit) {
        super(stream);
        this.left = limit;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = super.read(buffer, offset, (int) Math.min(length, left));
        left -= Math.max(count, 0);
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
