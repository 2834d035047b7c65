package dev.waybill.catalog.content;

import dev.waybill.stream.BlockStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * So many bytes and no fewer. The first of them are read before it is handed out, so that a store that fails at once can
 * still be answered for. One that ends early later throws: a cut answer must not pass for a whole one.
 */
final class ExactStream extends BlockStream {

    /** More than the server holds back before the answer is on its way. */
    private static final int AHEAD = 64 * 1024;

    private long left;

    private ExactStream(InputStream bytes, long length) {
        super(bytes);
        this.left = length;
    }

    /** @throws ShortException when there are fewer bytes than that, as far as they were read */
    static ExactStream over(InputStream bytes, long length) throws IOException {
        try {
            byte[] start = bytes.readNBytes((int) Math.min(AHEAD, length));
            if (start.length < Math.min(AHEAD, length)) {
                throw new ShortException();
            }
            return new ExactStream(new SequenceInputStream(new ByteArrayInputStream(start), bytes), length);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = super.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new ShortException();
        }
        left -= count;
        return count;
    }

    /** There are fewer bytes than there must be. */
    static final class ShortException extends IOException {

        ShortException() {
            super("the object ends before the file does");
        }
    }
}
