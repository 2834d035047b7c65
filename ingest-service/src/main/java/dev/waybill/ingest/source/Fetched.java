package dev.waybill.ingest.source;

import java.io.InputStream;
import java.util.OptionalLong;

/**
 * A source that is open. To be closed, which ends it at once whether or not all has been read.
 *
 * @param length in bytes, as far as the source says
 * @param endKnown whether a body that breaks off is told from one that ends
 * @param body whose reads throw {@link dev.waybill.error.WaybillException} rather than {@link java.io.IOException}, so
 *     that the source's troubles are not taken for staging's
 */
public record Fetched(OptionalLong length, boolean endKnown, InputStream body, Closing closing)
        implements AutoCloseable {

    /** How a source is let go; may be repeated. */
    @FunctionalInterface
    public interface Closing {
        void close();
    }

    @Override
    public void close() {
        closing.close();
    }
}
