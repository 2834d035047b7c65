package dev.waybill.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that is read in blocks: single bytes come by {@link #read(byte[], int, int)} too, so that it alone need be overridden. */
public abstract class BlockStream extends FilterInputStream {

    protected BlockStream(InputStream stream) {
        super(stream);
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}
