package dev.waybill.ingest.source;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.stream.BlockStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes as they come from a source, within its time, with the source's troubles under their own name. */
public final class SourceBody extends BlockStream {

    private final Deadline deadline;

    public SourceBody(InputStream body, Deadline deadline) {
        super(body);
        this.deadline = deadline;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        deadline.require();
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            deadline.require();
            throw new WaybillException(
                    ErrorCode.SOURCE_UNAVAILABLE,
                    "the source broke off: " + e.getClass().getSimpleName(),
                    e);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
