package dev.waybill.catalog.migration.carry;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.Sha256;
import dev.waybill.staging.BodyTooLargeException;
import dev.waybill.staging.MeasuredBody;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.StagedReceipt;
import dev.waybill.stream.BlockStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A source's bytes on their way. That they cannot be read is told as what it is, and never taken for trouble with the store
 * or with staging, which would be tried again for ever.
 */
final class SourceBytes implements StagedFile {

    private final StagedFile source;
    private final Bandwidth bandwidth;

    SourceBytes(StagedFile source, Bandwidth bandwidth) {
        this.source = source;
        this.bandwidth = bandwidth;
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public InputStream open() {
        return new Told(bandwidth.through(opened()));
    }

    /**
     * What they hash to, by reading all of them as fast as they come: nothing is sent.
     *
     * @param known what they must hash to, null where nobody knows
     */
    Sha256 hash(@Nullable Sha256 known) {
        try (var body = new MeasuredBody(new Told(opened()), size())) {
            body.transferTo(OutputStream.nullOutputStream());
            return requireSame(body.receipt(), known);
        } catch (BodyTooLargeException e) {
            throw changed();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The SHA-256 of what was read. @throws WaybillException CHECKSUM_MISMATCH when that is not what it was to be */
    Sha256 requireSame(StagedReceipt read, @Nullable Sha256 known) {
        if (read.size() != size()) {
            throw changed();
        }
        return requireSame(read.sha256(), known);
    }

    static Sha256 requireSame(Sha256 read, @Nullable Sha256 known) {
        if (known != null && !known.equals(read)) {
            throw new WaybillException(
                    ErrorCode.CHECKSUM_MISMATCH, "the bytes have SHA-256 %s, not %s".formatted(read, known));
        }
        return read;
    }

    static WaybillException changed() {
        return new WaybillException(ErrorCode.CHECKSUM_MISMATCH, "the file changed while it was carried");
    }

    private InputStream opened() {
        try {
            return source.open();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static WaybillException unreadable(IOException e) {
        return e instanceof InterruptedIOException
                ? new WaybillException(ErrorCode.INTERNAL, "interrupted while carrying a file", e)
                : new WaybillException(ErrorCode.SOURCE_UNREADABLE, "the file cannot be read", e);
    }

    private static final class Told extends BlockStream {

        Told(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read(byte[] block, int offset, int length) {
            try {
                return super.read(block, offset, length);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }
}
