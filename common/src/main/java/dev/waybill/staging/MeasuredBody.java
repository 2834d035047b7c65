package dev.waybill.staging;

import dev.waybill.file.Sha256;
import dev.waybill.stream.BlockStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A body that is counted, hashed and limited while somebody reads it: the rules that every staging adapter shares. */
public final class MeasuredBody extends BlockStream {

    private final MessageDigest digest = Sha256.newDigest();
    private final long limit;
    private long size;

    public MeasuredBody(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            size += count;
            if (size > limit) {
                throw new BodyTooLargeException(limit);
            }
            digest.update(buffer, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long count) {
        throw new UnsupportedOperationException("a skipped byte would be missing from the digest");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** What was read up to its end; call once. */
    public StagedReceipt receipt() {
        return new StagedReceipt(size, Sha256.ofDigest(digest.digest()));
    }
}
