package dev.waybill.ingest.upload;

import java.io.IOException;

/** The sender's side of the connection failed, not ours. */
final class BrokenBodyException extends IOException {

    BrokenBodyException(IOException cause) {
        super(cause);
    }
}
